package dev.ilk.issue.svid;

import dev.ilk.actor.TrustDomain;
import dev.ilk.keys.Signer;
import dev.ilk.keys.ring.RingKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;

/**
 * The certificates of authorities (X509-SVID, sections 3.2 and 4): of a root, signed by itself, and
 * of an authority below it, which signs leaves.
 */
final class AuthorityCertificate {
  /**
   * Of an authority that signs leaves, from its key's making; longer than any key of the ring is
   * published: one period as the next key, one as the active one, and the retention, with a month
   * to notice that a rotation failed.
   */
  static final Duration LIFE = Duration.ofDays(92);

  /** Of a root, by the same rule: two periods, the retention, and a month. */
  static final Duration ROOT_LIFE = Duration.ofDays(850);

  private static final Duration SKEW = Duration.ofMinutes(5);

  private AuthorityCertificate() {}

  /**
   * Makes the certificate of a root.
   *
   * @param domain the trust domain, whose SPIFFE ID it carries
   * @param key the key of the ring of roots
   * @param signer the same key
   * @return a certificate under which there is one authority and then leaves (path length 1)
   */
  static X509CertificateHolder root(TrustDomain domain, RingKey key, Signer signer)
      throws IOException {
    X500Name name = name(domain, "Root", key.kid());
    return signed(domain, key, name, name, ROOT_LIFE, 1, signer);
  }

  /**
   * Makes the certificate of an authority below a root.
   *
   * @param domain the trust domain, whose SPIFFE ID it carries
   * @param key the key that will sign leaves
   * @param root the root
   * @param signer the root's key
   * @return a certificate that may sign leaves and nothing below them (path length 0), and ends no
   *     later than the root
   */
  static X509CertificateHolder below(
      TrustDomain domain, RingKey key, X509CertificateHolder root, Signer signer)
      throws IOException {
    Instant end = key.publishedAt().plus(LIFE);
    Instant rootEnd = root.getNotAfter().toInstant();
    Duration life = Duration.between(key.publishedAt(), end.isBefore(rootEnd) ? end : rootEnd);
    X500Name name = name(domain, "Issuing", key.kid());
    return signed(domain, key, name, root.getSubject(), life, 0, signer);
  }

  /**
   * Asks an authority elsewhere for what {@link #below} makes here (RFC 2986).
   *
   * @param domain the trust domain, whose SPIFFE ID the certificate shall carry
   * @param signer the key that will sign leaves
   * @return a request that is signed by it
   */
  static PKCS10CertificationRequest request(TrustDomain domain, Signer signer) throws IOException {
    SubjectPublicKeyInfo publicKey =
        SubjectPublicKeyInfo.getInstance(signer.verifyingKey().encoded());
    ExtensionsGenerator wanted = new ExtensionsGenerator();
    wanted.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    wanted.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    GeneralName id = new GeneralName(GeneralName.uniformResourceIdentifier, domain.id());
    wanted.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(id));
    wanted.addExtension(Extension.subjectKeyIdentifier, false, KeyIdentifiers.subject(publicKey));
    return new PKCS10CertificationRequestBuilder(name(domain, "Issuing", signer.kid()), publicKey)
        .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, wanted.generate())
        .build(new RingSigner(signer));
  }

  private static X509CertificateHolder signed(
      TrustDomain domain,
      RingKey key,
      X500Name name,
      X500Name issuer,
      Duration life,
      int pathLength,
      Signer signer)
      throws IOException {
    Instant made = key.publishedAt().truncatedTo(ChronoUnit.SECONDS);
    SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.getInstance(key.key().encoded());
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            Serial.next(),
            Date.from(made.minus(SKEW)),
            Date.from(made.plus(life)),
            name,
            publicKey);
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(pathLength));
    builder.addExtension(
        Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign));
    GeneralName id = new GeneralName(GeneralName.uniformResourceIdentifier, domain.id());
    builder.addExtension(Extension.subjectAlternativeName, false, new GeneralNames(id));
    builder.addExtension(Extension.subjectKeyIdentifier, false, KeyIdentifiers.subject(publicKey));
    builder.addExtension(
        Extension.authorityKeyIdentifier,
        false,
        KeyIdentifiers.authority(
            SubjectPublicKeyInfo.getInstance(signer.verifyingKey().encoded())));
    return builder.build(new RingSigner(signer));
  }

  /** With the key's id, so that no two authorities of a trust domain have the same name. */
  private static X500Name name(TrustDomain domain, String what, String kid) {
    return new X500NameBuilder(BCStyle.INSTANCE)
        .addRDN(BCStyle.O, "Ilk")
        .addRDN(BCStyle.OU, what)
        .addRDN(BCStyle.CN, shortened(domain.name()))
        .addRDN(BCStyle.SERIALNUMBER, kid)
        .build();
  }

  /** RFC 5280, appendix A.1: a common name has at most 64 characters. */
  private static String shortened(String name) {
    return name.length() <= 64 ? name : name.substring(0, 64);
  }
}
