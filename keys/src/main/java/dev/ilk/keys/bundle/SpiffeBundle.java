package dev.ilk.keys.bundle;

import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.nio.charset.StandardCharsets;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bundle of a trust domain (SPIFFE Trust Domain and Bundle, section 4): whoever holds it can
 * check every SVID of the trust domain. Immutable.
 */
public final class SpiffeBundle {
  /** Longer documents are refused, in bytes. */
  public static final int MAX_BYTES = 64 * 1024;

  private final List<X509Certificate> authorities;
  private final JwkSet tokenKeys;
  private final Optional<Long> sequence;
  private final Optional<Duration> refresh;

  /**
   * A bundle of these parts.
   *
   * @param authorities certificates of authorities that are known to be good
   * @param tokenKeys the keys of JWT-SVIDs; each is published by its own {@code kid}, or by its
   *     thumbprint
   * @param sequence {@code spiffe_sequence}, from 0
   * @param refresh {@code spiffe_refresh_hint}, in whole seconds
   */
  public SpiffeBundle(
      List<X509Certificate> authorities,
      JwkSet tokenKeys,
      Optional<Long> sequence,
      Optional<Duration> refresh) {
    this.authorities = List.copyOf(authorities);
    this.tokenKeys = tokenKeys;
    this.sequence = sequence;
    this.refresh = refresh;
  }

  /**
   * Reads a bundle that came from elsewhere. Keys of unknown uses are left out, as the
   * specification wants; one that is malformed, weak, no authority, or of another trust domain
   * makes the whole bundle suspicious, and it is refused.
   *
   * @param trustDomain the name of the trust domain that it must be of
   * @param json of any length and content
   * @return the bundle, with at least one key, or {@code bundle_invalid}
   */
  public static Result<SpiffeBundle> read(String trustDomain, byte[] json) {
    return new BundleReader(trustDomain).read(json);
  }

  /**
   * The certificates of the authorities.
   *
   * @return in the order of the document, those included that are over
   */
  public List<X509Certificate> authorities() {
    return authorities;
  }

  /**
   * The certificates by which something can be checked now. A trust anchor's own end is nothing
   * that path validation looks at (RFC 5280, section 6.1).
   *
   * @param now the present
   * @return those that have begun and are not over
   */
  public List<X509Certificate> authorities(Instant now) {
    return authorities.stream()
        .filter(one -> !now.isBefore(one.getNotBefore().toInstant()))
        .filter(one -> !now.isAfter(one.getNotAfter().toInstant()))
        .toList();
  }

  /**
   * The keys of JWT-SVIDs.
   *
   * @return may be none
   */
  public JwkSet tokenKeys() {
    return tokenKeys;
  }

  /**
   * The bundle's number.
   *
   * @return from 0; empty if it has none
   */
  public Optional<Long> sequence() {
    return sequence;
  }

  /**
   * How often its owner wants it to be looked at.
   *
   * @return not negative; empty if it does not say
   */
  public Optional<Duration> refresh() {
    return refresh;
  }

  /**
   * The bundle as it is published: what is understood here and nothing else.
   *
   * @return a JWK set
   */
  public String json() {
    List<Claims> keys = new ArrayList<>();
    authorities.forEach(one -> keys.add(jwk(one)));
    tokenKeys.keys().forEach(one -> keys.add(jwk(one)));
    Claims bundle =
        Claims.builder()
            .put("keys", keys)
            .putIfPresent("spiffe_sequence", sequence)
            .putIfPresent("spiffe_refresh_hint", refresh.map(Duration::toSeconds))
            .build();
    return new String(bundle.json(), StandardCharsets.UTF_8);
  }

  /** X509-SVID, section 6.1: exactly one certificate, in base64 that is not the one of URLs. */
  private static Claims jwk(X509Certificate authority) {
    if (!(VerifyingKey.of(authority.getPublicKey()) instanceof Result.Ok<VerifyingKey>(var key))) {
      throw new IllegalStateException("an authority's key that was taken already");
    }
    try {
      return key("x509-svid", key.members())
          .put("x5c", List.of(Base64.getEncoder().encodeToString(authority.getEncoded())))
          .build();
    } catch (CertificateEncodingException e) {
      throw new IllegalStateException("a certificate that was read cannot be written", e);
    }
  }

  /** JWT-SVID, section 6.1: with {@code kid}, which tokens name it by. */
  private static Claims jwk(PublicJwk token) {
    return key("jwt-svid", token.key().members())
        .put("kid", token.keyId().orElseGet(token.key()::thumbprint))
        .build();
  }

  private static Claims.Builder key(String use, Map<String, String> members) {
    Claims.Builder jwk = Claims.builder().put("use", use);
    members.forEach(jwk::put);
    return jwk;
  }
}
