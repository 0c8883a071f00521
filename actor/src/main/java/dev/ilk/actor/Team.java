package dev.ilk.actor;

/**
 * A team: what owns software, and what people belong to.
 *
 * @param name 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
 */
public record Team(String name) {
  public Team {
    Names.require(Names.TENANT, "team", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
