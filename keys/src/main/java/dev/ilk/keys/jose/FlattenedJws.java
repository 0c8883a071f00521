package dev.ilk.keys.jose;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A JWS in flattened JSON serialization (RFC 7515, section 7.2.2) as ACME sends it (RFC 8555,
 * section 6.2): one signature, and all of the header protected. Not believed before {@link
 * #isSignedBy} says so.
 */
public final class FlattenedJws {
  private static final Set<String> MEMBERS = Set.of("protected", "payload", "signature");

  private final Claims header;
  private final byte[] payload;
  private final byte[] signingInput;
  private final byte[] signature;

  private FlattenedJws(Claims header, byte[] payload, byte[] signingInput, byte[] signature) {
    this.header = header;
    this.payload = payload;
    this.signingInput = signingInput;
    this.signature = signature;
  }

  /**
   * Takes one apart.
   *
   * @param json of any content; the caller bounds its length
   * @return the JWS, or {@code jws_malformed}
   */
  public static Result<FlattenedJws> parse(byte[] json) {
    return Claims.parse(json).then(FlattenedJws::of);
  }

  /**
   * Takes one apart that stood within other JSON.
   *
   * @param members its members
   * @return the JWS, or {@code jws_malformed}
   */
  public static Result<FlattenedJws> of(Claims members) {
    // An unprotected header or a second signature would be something that nobody signed.
    if (!members.asMap().keySet().equals(MEMBERS)) {
      return malformed("it must have `protected`, `payload` and `signature`, and nothing else");
    }
    Optional<byte[]> header = part(members, "protected");
    Optional<byte[]> payload = part(members, "payload");
    Optional<byte[]> signature = part(members, "signature");
    if (header.isEmpty() || payload.isEmpty() || signature.isEmpty()) {
      return malformed("a part of it is not canonical base64url without padding");
    }
    String input =
        members.text("protected").orElseThrow() + '.' + members.text("payload").orElseThrow();
    return Claims.parse(header.get())
        .then(read -> understood(read, payload.get(), input, signature.get()));
  }

  private static Result<FlattenedJws> understood(
      Claims header, byte[] payload, String input, byte[] signature) {
    if (header.has("crit") || header.has("b64")) {
      return malformed("its header demands an extension that is not known here");
    }
    if (header.text("alg").isEmpty()) {
      return malformed("its header has no `alg`");
    }
    return Result.ok(
        new FlattenedJws(header, payload, input.getBytes(StandardCharsets.US_ASCII), signature));
  }

  private static Optional<byte[]> part(Claims members, String name) {
    return members.text(name).flatMap(Base64Url::decode);
  }

  /**
   * The header, all of it protected.
   *
   * @return what it says
   */
  public Claims header() {
    return header;
  }

  /**
   * What was signed.
   *
   * @return the bytes; empty where a request only asks to read (RFC 8555, section 6.3)
   */
  public byte[] payload() {
    return payload.clone();
  }

  /**
   * The key that it brings along ({@code jwk}).
   *
   * @return the key, or {@code jwk_missing}, or why it is refused
   */
  public Result<VerifyingKey> key() {
    return header.asMap().get("jwk") instanceof Map<?, ?> jwk
        ? JwkReader.read(jwk).then(read -> Result.ok(read.key()))
        : Result.failed(
            Problem.of(Problem.Kind.INVALID, "jwk_missing", "the header brings no `jwk`"));
  }

  /**
   * The algorithm it says that it is signed by.
   *
   * @return empty for every one that is not taken, {@code none} and codes among them
   */
  public Optional<Algorithm> algorithm() {
    return header.text("alg").flatMap(Algorithm::named);
  }

  /**
   * Whether it is signed with a key.
   *
   * @param key the public half
   * @return true only if the algorithm fits the key and the signature holds
   */
  public boolean isSignedBy(VerifyingKey key) {
    return algorithm().filter(known -> key.verify(known, signingInput, signature)).isPresent();
  }

  /**
   * What is under the signature, for a code instead of one (RFC 8555, section 7.3.4).
   *
   * @return the signing input (RFC 7515, section 5.1)
   */
  public byte[] signingInput() {
    return signingInput.clone();
  }

  /**
   * The signature, or the code in its place.
   *
   * @return of any length
   */
  public byte[] signature() {
    return signature.clone();
  }

  private static Result<FlattenedJws> malformed(String why) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "jws_malformed", "the JWS: " + why));
  }
}
