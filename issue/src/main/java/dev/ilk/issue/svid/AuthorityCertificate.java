package dev.ilk.issue.svid;

import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.Signer;
import dev.ilk.keys.ring.RingKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** The certificate of an authority, signed by itself (X509-SVID, sections 3.2 and 4). */
final class AuthorityCertificate {
  /**
   * From the key's making, longer than any key of the ring is published: one period as the next
   * key, one as the active one, and the retention, with a month to notice that a rotation failed.
   */
  static final Duration LIFE = Duration.ofDays(92);

  private static final Duration SKEW = Duration.ofMinutes(5);

  private AuthorityCertificate() {}

  /**
   * Makes one.
   *
   * @param domain the trust domain, whose SPIFFE ID it carries
   * @param key the key of the ring
   * @param signer the same key
   * @return a certificate that may sign leaves and nothing below them
   */
  static X509CertificateHolder of(TrustDomain domain, RingKey key, Signer signer)
      throws IOException {
    X500Name name = name(domain, key.kid());
    Instant made = key.publishedAt().truncatedTo(ChronoUnit.SECONDS);
    SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.getInstance(key.key().encoded());
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            name,
            Serial.next(),
            Date.from(made.minus(SKEW)),
            Date.from(made.plus(LIFE)),
            name,
            publicKey);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    GeneralName id = new GeneralName(GeneralName.uniformResourceIdentifier, domain.id());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(id));
    builder.addExtension(Extension.subjectKeyIdentifier, false, KeyIdentifiers.subject(publicKey));
    return builder.build(new RingSigner(signer));
  }

  /** With the key's id, so that no two authorities of a trust domain have the same name. */
  private static X500Name name(TrustDomain domain, String kid) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Ilk")
        .addRDN(BCStyle.CN, shortened(domain.name()))
        .addRDN(BCStyle.SERIALNUMBER, kid)
        .build();
  }

  /** RFC 5280, appendix A.1: a common name has at most 64 characters. */
  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64);
  }
}
