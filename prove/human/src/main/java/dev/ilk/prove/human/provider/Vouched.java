package dev.ilk.prove.human.provider;

import java.util.List;
import java.util.Optional;

/**
 * Whom a provider vouched for, out of a validated ID token.
 *
 * @param subject the provider's immutable {@code sub}
 * @param verifiedEmail the address, if the token says that the provider has verified it
 * @param assurance {@code acr}; may be empty
 * @param factors {@code amr}; may be empty
 */
public record Vouched(
    String subject, Optional<String> verifiedEmail, String assurance, List<String> factors) {
  public Vouched {
    factors = List.copyOf(factors);
  }
}
