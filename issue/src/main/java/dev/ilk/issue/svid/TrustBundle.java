package dev.ilk.issue.svid;

import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.bundle.SpiffeBundle;
import dev.ilk.keys.jose.JwkSet;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;

/**
 * The bundle of a trust domain (SPIFFE Trust Domain and Bundle, section 4): whoever holds it can
 * check every SVID of the trust domain.
 */
public final class TrustBundle {
  /**
   * How often others should look again. A next key is published for an hour before it signs, so
   * whoever looks as often as this knows it in time.
   */
  static final Duration REFRESH = Duration.ofMinutes(5);

  private final TrustDomain domain;
  private final long sequence;
  private final List<Authority> authorities;
  private final JwkSet tokenKeys;

  TrustBundle(TrustDomain domain, long sequence, List<Authority> authorities, JwkSet tokenKeys) {
    this.domain = domain;
    this.sequence = sequence;
    this.authorities = List.copyOf(authorities);
    this.tokenKeys = tokenKeys;
  }

  /**
   * Whose it is.
   *
   * @return the trust domain
   */
  public TrustDomain domain() {
    return domain;
  }

  List<Authority> authorities() {
    return authorities;
  }

  /**
   * The certificates of the authorities.
   *
   * @return in DER, in the order in which they were made
   */
  public List<byte[]> certificates() {
    return authorities.stream().map(Authority::der).toList();
  }

  /**
   * The same certificates, read.
   *
   * @return in the same order
   */
  public List<X509Certificate> roots() {
    JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
    List<X509Certificate> roots = new ArrayList<>();
    for (Authority one : authorities) {
      try {
        roots.add(converter.getCertificate(one.certificate()));
      } catch (CertificateException e) {
        throw new IllegalStateException("a certificate of ours cannot be read", e);
      }
    }
    return List.copyOf(roots);
  }

  /**
   * The bundle as it is published.
   *
   * @return a JWK set with {@code spiffe_sequence} and {@code spiffe_refresh_hint}
   */
  public String json() {
    return new SpiffeBundle(roots(), tokenKeys, Optional.of(sequence), Optional.of(REFRESH)).json();
  }
}
