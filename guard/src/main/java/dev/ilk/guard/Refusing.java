package dev.ilk.guard;

import java.util.List;
import java.util.Optional;

/**
 * Refuses in the words of the scheme by which a token was shown.
 *
 * @param scheme how it was shown
 * @param nonce for the caller's next proof
 */
record Refusing(Authorization.Scheme scheme, Optional<String> nonce) {

  Ruling unauthorized(String error, String reason) {
    return new Ruling.Refused(
        401, error, reason, List.of(), Challenges.of(scheme, error, ""), nonce);
  }

  Ruling insufficientScope(String scope) {
    return new Ruling.Refused(
        403,
        "insufficient_scope",
        "the token does not allow `%s`".formatted(scope),
        List.of(),
        Challenges.of(scheme, "insufficient_scope", ", scope=\"%s\"".formatted(scope)),
        nonce);
  }

  Ruling denied(Judgement judgement) {
    return new Ruling.Refused(
        403,
        "access_denied",
        judgement.reason(),
        judgement.policies(),
        Challenges.of(scheme, "access_denied", ""),
        nonce);
  }

  Ruling unavailable(String reason) {
    return new Ruling.Refused(503, "temporarily_unavailable", reason, List.of(), List.of(), nonce);
  }
}
