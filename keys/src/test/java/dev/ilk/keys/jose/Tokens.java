package dev.ilk.keys.jose;

import static org.junit.jupiter.api.Assertions.fail;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** A sample issuer: its key, its key set, its clock, and tokens by it, honest and forged. */
final class Tokens {
  static final Instant NOW = Instant.parse("2026-11-22T12:00:00Z");
  static final String AUDIENCE = "https://ilk.example";
  static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);
  static final Signer SIGNER = Signer.ephemeral(Algorithm.ES256);
  static final JwkSet KEYS =
      JwkSet.of(List.of(PublicJwk.own(Algorithm.ES256, SIGNER.verifyingKey())));
  static final JwtChecks CHECKS = JwtChecks.of(ALL, new JwtChecks.Audience.OneOf(Set.of(AUDIENCE)));

  private Tokens() {}

  static Claims.Builder claims() {
    return Claims.builder()
        .put("iss", "https://ci.example")
        .put("sub", "repo:acme/payments:ref:refs/heads/main")
        .put("aud", AUDIENCE)
        .put("exp", NOW.plusSeconds(300));
  }

  static String token() {
    return JwtSigner.sign(SIGNER, "JWT", claims().build());
  }

  static String token(Claims claims) {
    return JwtSigner.sign(SIGNER, "JWT", claims);
  }

  /** A rightly signed token with any header and payload, well formed or not. */
  static String raw(Signer signer, String header, String payload) {
    String input = part(header) + "." + part(payload);
    return input + "." + Base64Url.encode(signer.sign(input.getBytes(StandardCharsets.US_ASCII)));
  }

  static String withPayload(String payload) {
    return raw(SIGNER, header(""), payload);
  }

  static String header(String more) {
    return "{\"alg\":\"ES256\",\"kid\":\"%s\"%s}".formatted(SIGNER.kid(), more);
  }

  static String part(String text) {
    return Base64Url.encode(text.getBytes(StandardCharsets.UTF_8));
  }

  static Result<VerifiedJwt> verify(String token) {
    return verify(token, KEYS, CHECKS);
  }

  static Result<VerifiedJwt> verify(String token, JwkSet keys, JwtChecks checks) {
    return UnverifiedJwt.parse(token).then(jwt -> jwt.verify(keys, checks, NOW));
  }

  /** The code of the refusal, or {@code ok}. */
  static String outcome(Result<?> result) {
    return switch (result) {
      case Result.Ok<?>(Object ignored) -> "ok";
      case Result.Failed<?>(List<Problem> problems) -> problems.getFirst().code();
    };
  }

  static <T> T value(Result<T> result) {
    return switch (result) {
      case Result.Ok<T>(T value) -> value;
      case Result.Failed<T>(List<Problem> problems) -> fail(problems.getFirst().sentence());
    };
  }
}
