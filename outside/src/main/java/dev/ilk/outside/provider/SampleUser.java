package dev.ilk.outside.provider;

import java.util.List;

/**
 * A person with an account at the provider.
 *
 * @param name what the person types into the form
 * @param subject the immutable {@code sub}
 * @param email the address
 * @param emailVerified whether the provider says that it has verified the address
 * @param displayName the {@code name} claim
 * @param factors the {@code amr} of a sign-in
 */
public record SampleUser(
    String name,
    String subject,
    String email,
    boolean emailVerified,
    String displayName,
    List<String> factors) {
  public SampleUser {
    factors = List.copyOf(factors);
  }

  /**
   * A person with a verified address at {@code acme.example} who signs in with a security key.
   *
   * @param name in lower case
   * @param displayName as the person writes it
   * @return the person
   */
  public static SampleUser of(String name, String displayName) {
    return new SampleUser(
        name, "acme-" + name, name + "@acme.example", true, displayName, List.of("hwk", "user"));
  }
}
