package dev.ilk.keys.jose;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A JWS in compact serialization (RFC 7515, section 7.1), taken apart and not yet verified.
 *
 * <p>Verification goes straight to the platform's signatures over keys that were parsed once: our
 * own rules on form and keys stand before it anyway, and a library's token processor would parse
 * everything a second time. Nimbus reads and names the keys ({@link JwkReader}), and is the judge
 * that tests hold this class against.
 */
final class CompactJws {
  private final JoseHeader header;
  private final byte[] payload;
  private final byte[] signingInput;
  private final byte[] signature;
  // The key under which the signature was found to hold: it will hold under it for ever.
  private volatile @Nullable PublicJwk heldUnder;

  private CompactJws(JoseHeader header, byte[] payload, byte[] signingInput, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.signingInput = signingInput;
    this.signature = signature;
  }

  static Result<CompactJws> parse(String token, int maxLength) {
    if (token.length() > maxLength) {
      return Result.failed(
          Refusal.TOKEN_TOO_LARGE.problem(
              "the token has %d characters, more than %d".formatted(token.length(), maxLength)));
    }
    int first = token.indexOf('.');
    int second = token.indexOf('.', first + 1);
    if (first < 0 || second < 0 || token.indexOf('.', second + 1) >= 0) {
      return malformed("the token does not have exactly three parts");
    }
    Optional<byte[]> header = Base64Url.decode(token.substring(0, first));
    Optional<byte[]> payload = Base64Url.decode(token.substring(first + 1, second));
    Optional<byte[]> signature = Base64Url.decode(token.substring(second + 1));
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return malformed("a part of the token is not canonical base64url without padding");
    }
    byte[] signingInput = token.substring(0, second).getBytes(StandardCharsets.US_ASCII);
    return JoseHeader.read(header.get())
        .then(
            read -> Result.ok(new CompactJws(read, payload.get(), signingInput, signature.get())));
  }

  JoseHeader header() {
    return header;
  }

  /** Not to be believed before {@link #verify} has answered with a key. */
  byte[] payload() {
    return payload;
  }

  /** The key under which the signature holds, or why there is none. */
  Result<PublicJwk> verify(JwkSet keys, Set<Algorithm> allowed) {
    return algorithm(allowed)
        .then(algorithm ->
            keys.find(header.keyId(), algorithm).then(jwk -> verified(jwk, algorithm)));
  }

  /** That key if the signature holds under it, whatever the header calls it, or why not. */
  Result<PublicJwk> verify(PublicJwk key, Set<Algorithm> allowed) {
    return algorithm(allowed)
        .then(algorithm ->
            key.fits(algorithm)
                ? verified(key, algorithm)
                : Result.failed(
                    Refusal.KEY_UNSUITABLE.problem(
                        "the key is not for the algorithm `" + algorithm.joseName() + "`")));
  }

  private Result<Algorithm> algorithm(Set<Algorithm> allowed) {
    return Algorithm.named(header.algorithm())
        .filter(allowed::contains)
        .map(Result::ok)
        .orElseGet(() ->
            Result.failed(
                Refusal.ALGORITHM_NOT_ALLOWED
                    .problem("the algorithm `" + header.algorithm() + "` is not allowed here")
                    .at("alg")));
  }

  @SuppressWarnings("ReferenceEquality") // an equal key would only be asked once more
  private Result<PublicJwk> verified(PublicJwk jwk, Algorithm algorithm) {
    // The algorithm is the header's, so with the same key nothing else can have changed.
    if (heldUnder != jwk) {
      if (!jwk.key().verify(algorithm, signingInput, signature)) {
        return Result.failed(
            Refusal.SIGNATURE_INVALID.problem("the token's signature does not hold"));
      }
      heldUnder = jwk;
    }
    return Result.ok(jwk);
  }

  private static Result<CompactJws> malformed(String why) {
    return Result.failed(Refusal.TOKEN_MALFORMED.problem(why));
  }
}
