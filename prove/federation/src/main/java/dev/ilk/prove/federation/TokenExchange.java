package dev.ilk.prove.federation;

import java.util.Optional;

/**
 * The proof in a request for an exchange (RFC 8693, section 2.1), as received: the planes judge it,
 * so that a request with a wrong one is recorded like any other.
 *
 * @param subject the {@code subject_token}; empty text if there was none
 * @param subjectType the {@code subject_token_type}; empty if there was none
 * @param actor the {@code actor_token}
 * @param actorType the {@code actor_token_type}
 */
public record TokenExchange(
    ShownToken subject,
    String subjectType,
    Optional<ShownToken> actor,
    Optional<String> actorType) {

  /**
   * The workload or agent proves itself by a token of its platform, and nothing else is shown.
   *
   * @param token the platform's token
   * @return the request
   */
  public static TokenExchange ofJwt(ShownToken token) {
    return new TokenExchange(token, TokenType.JWT.uri(), Optional.empty(), Optional.empty());
  }
}
