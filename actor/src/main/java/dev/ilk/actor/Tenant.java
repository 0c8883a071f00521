package dev.ilk.actor;

/**
 * A tenant: whose data within an environment. A company without tenants has one, {@link #SOLE}.
 *
 * @param name 1 to 40 lower-case letters, digits and hyphens, beginning with a letter
 */
public record Tenant(String name) {
  /** The tenant of a company that does not tell tenants apart. */
  public static final Tenant SOLE = new Tenant("main");

  public Tenant {
    Names.require(Names.TENANT, "tenant", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
