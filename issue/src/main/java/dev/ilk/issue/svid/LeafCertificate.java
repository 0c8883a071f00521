package dev.ilk.issue.svid;

import dev.ilk.actor.SpiffeId;
import dev.ilk.issue.token.TokenLife;
import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Date;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;

/** An X.509-SVID (X509-SVID, sections 2 to 4). */
final class LeafCertificate {
  /** Clocks of others may be so far behind. */
  static final Duration SKEW = Duration.ofSeconds(30);

  private static final X500Name NOBODY = new X500Name(new RDN[0]);

  private LeafCertificate() {}

  /**
   * Makes one. It has no subject, so that the SPIFFE ID is its only name, in an extension that is
   * critical for that reason (RFC 5280, section 4.1.2.6).
   */
  static X509CertificateHolder of(
      Authorities.Signing by, BigInteger serial, SpiffeId id, VerifyingKey key, TokenLife life)
      throws IOException {
    SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.getInstance(key.encoded());
    X509CertificateHolder above = by.authority().certificate();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            above.getSubject(),
            serial,
            Date.from(life.issued().minus(SKEW)),
            // Inclusive in X.509 (RFC 5280, section 4.1.2.5), exclusive everywhere in Ilk.
            Date.from(life.expires().minusSeconds(1)),
            NOBODY,
            publicKey);
    GeneralName name = new GeneralName(GeneralName.uniformResourceIdentifier, id.uri());
    builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(name));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    KeyPurposeId[] both = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));
    builder.addExtension(Extension.subjectKeyIdentifier, false, KeyIdentifiers.subject(publicKey));
    builder.addExtension(Extension.authorityKeyIdentifier, false, KeyIdentifiers.authority(above));
    return builder.build(new RingSigner(by.signer()));
  }
}
