package dev.ilk.keys.jose;

import dev.ilk.keys.VerifyingKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A token whose signature, algorithm, lifetime and whatever else the caller asked for held at the
 * moment of verification. Made by {@link UnverifiedJwt#verify} only.
 */
public final class VerifiedJwt {
  private final JoseHeader header;
  private final Claims claims;
  private final VerifyingKey key;

  VerifiedJwt(JoseHeader header, Claims claims, VerifyingKey key) {
    this.header = header;
    this.claims = claims;
    this.key = key;
  }

  /**
   * The header.
   *
   * @return what it says
   */
  public JoseHeader header() {
    return header;
  }

  /**
   * All claims.
   *
   * @return what the issuer says
   */
  public Claims claims() {
    return claims;
  }

  /**
   * The key that verified it.
   *
   * @return one of the issuer's
   */
  public VerifyingKey key() {
    return key;
  }

  /**
   * The end of its life.
   *
   * @return the value of {@code exp}, which may lie in the past by the allowed skew
   */
  public Instant expiresAt() {
    return claims
        .instant("exp")
        .orElseThrow(() -> new IllegalStateException("verification demands an expiry"));
  }

  /**
   * The issuer.
   *
   * @return the value of {@code iss}, if there is one
   */
  public Optional<String> issuer() {
    return claims.text("iss");
  }

  /**
   * The subject.
   *
   * @return the value of {@code sub}, if there is one
   */
  public Optional<String> subject() {
    return claims.text("sub");
  }

  /**
   * Whom it is meant for.
   *
   * @return the values of {@code aud}; empty if there is none
   */
  public List<String> audience() {
    return claims.texts("aud").orElse(List.of());
  }
}
