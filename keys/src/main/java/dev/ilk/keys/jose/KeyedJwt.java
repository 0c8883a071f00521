package dev.ilk.keys.jose;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * A JWT that brings its own key along ({@code jwk}, RFC 7515, section 4.1.3) and is signed with it.
 * It proves that its maker holds that key and, by itself, nothing about who its maker is; so it is
 * a type apart from {@link VerifiedJwt}.
 */
public final class KeyedJwt {
  private static final Set<Algorithm> ALL = EnumSet.allOf(Algorithm.class);

  private final Claims claims;
  private final VerifyingKey key;

  private KeyedJwt(Claims claims, VerifyingKey key) {
    this.claims = claims;
    this.key = key;
  }

  /**
   * Reads one and verifies that it is signed with the key it brings.
   *
   * @param token of any length and content
   * @param type the value that {@code typ} must have
   * @param maxLength the longest that is looked at, in characters
   * @return the token, or a {@link Refusal}
   */
  public static Result<KeyedJwt> read(String token, String type, int maxLength) {
    return CompactJws.parse(token, maxLength)
        .then(jws ->
            UnverifiedJwt.parse(token, maxLength)
                .then(jwt -> {
                  if (jwt.header().type().filter(JoseHeader.normalized(type)::equals).isEmpty()) {
                    return Result.failed(
                        Refusal.TYPE_NOT_ALLOWED.problem("the type must be `" + type + "`"));
                  }
                  return key(token)
                      .then(jwk -> jws.verify(jwk, ALL))
                      .then(jwk -> Result.ok(new KeyedJwt(jwt.claimed(), jwk.key())));
                }));
  }

  /** The key in the header, judged as strictly as one of a key set. */
  private static Result<PublicJwk> key(String token) {
    byte[] header = Base64Url.decode(token.substring(0, token.indexOf('.'))).orElseThrow();
    return Claims.parse(header)
        .then(members ->
            members.asMap().get("jwk") instanceof Map<?, ?> jwk
                ? JwkReader.read(jwk)
                : Result.failed(Refusal.HEADER_MALFORMED.problem("there is no `jwk`").at("jwk")));
  }

  /**
   * What it says.
   *
   * @return the claims, which nobody but the holder of the key vouches for
   */
  public Claims claims() {
    return claims;
  }

  /**
   * The key that it brought and that signed it.
   *
   * @return never weak
   */
  public VerifyingKey key() {
    return key;
  }
}
