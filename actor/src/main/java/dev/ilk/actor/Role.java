package dev.ilk.actor;

/**
 * A role that a person holds in Ilk and that policies speak of.
 *
 * @param name 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
 */
public record Role(String name) {
  /** May administer Ilk. */
  public static final Role OPERATOR = new Role("operator");

  /** May read everything and change nothing. */
  public static final Role AUDITOR = new Role("auditor");

  /**
   * Whether a text could name a role.
   *
   * @param text of any length
   * @return true if it has the form
   */
  public static boolean isName(String text) {
    return Names.TENANT.matcher(text).matches();
  }

  public Role {
    Names.require(Names.TENANT, "role", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
