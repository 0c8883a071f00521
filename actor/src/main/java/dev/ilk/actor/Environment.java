package dev.ilk.actor;

/**
 * An environment: a trust domain with its own issuers, keys and revocations (W9).
 *
 * @param name 2 to 20 lower-case letters and digits, beginning with a letter, such as {@code prod}
 */
public record Environment(String name) {
  public Environment {
    Names.require(Names.ENVIRONMENT, "environment", name);
  }

  @Override
  public String toString() {
    return name;
  }
}
