package dev.ilk.keys.jose;

import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What a JWS header says, before anything is believed (RFC 7515, section 4).
 *
 * <p>Header parameters that bring or point to a key ({@code jwk}, {@code jku}, {@code x5c}, {@code
 * x5u}) are not even kept: the caller alone chooses the keys (RFC 8725, section 3.10).
 *
 * @param algorithm the value of {@code alg} as received, at most {@link #MAX_TEXT} characters
 * @param keyId the value of {@code kid}, at most {@link #MAX_TEXT} characters, none of them a
 *     control character
 * @param type the value of {@code typ} in lower case without a leading {@code application/} (RFC
 *     7515, section 4.1.9)
 */
public record JoseHeader(String algorithm, Optional<String> keyId, Optional<String> type) {
  /** The longest text taken from a header, in characters. */
  public static final int MAX_TEXT = 256;

  /** {@code b64} changes what is signed (RFC 7797); {@code crit} demands what we do not know. */
  private static final List<String> NOT_UNDERSTOOD = List.of("crit", "b64");

  private static final String MEDIA_PREFIX = "application/";

  static Result<JoseHeader> read(byte[] json) {
    Map<String, Object> members;
    try {
      members = StrictJson.object(json);
    } catch (StrictJson.RefusedException e) {
      return malformed(String.valueOf(e.getMessage()));
    }
    for (String name : NOT_UNDERSTOOD) {
      if (members.containsKey(name)) {
        return Result.failed(
            Refusal.HEADER_NOT_UNDERSTOOD
                .problem("the token's header has `" + name + "`, which is not supported")
                .at(name));
      }
    }
    for (String name : List.of("alg", "kid", "typ")) {
      Object value = members.get(name);
      if (value != null && !(value instanceof String text && isPlain(text))) {
        return malformed("`" + name + "` is not a short text without control characters");
      }
    }
    if (!(members.get("alg") instanceof String algorithm)) {
      return malformed("`alg` is missing");
    }
    return Result.ok(
        new JoseHeader(
            algorithm,
            Optional.ofNullable((String) members.get("kid")),
            Optional.ofNullable((String) members.get("typ")).map(JoseHeader::normalized)));
  }

  static String normalized(String type) {
    String lower = type.toLowerCase(Locale.ROOT);
    return lower.startsWith(MEDIA_PREFIX) ? lower.substring(MEDIA_PREFIX.length()) : lower;
  }

  private static boolean isPlain(String text) {
    return !text.isEmpty()
        && text.length() <= MAX_TEXT
        && text.chars().noneMatch(Character::isISOControl);
  }

  private static Result<JoseHeader> malformed(String why) {
    return Result.failed(Refusal.HEADER_MALFORMED.problem("the token's header: " + why));
  }
}
