package dev.ilk.issue.svid;

import dev.ilk.keys.VerifyingKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Instant;
import java.util.Date;
import java.util.SortedSet;
import org.bouncycastle.asn1.DERNull;
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

/** A certificate for names in the DNS (RFC 5280, section 4.2.1.6). */
final class ServerCertificate {
  private static final X500Name NOBODY = new X500Name(new RDN[0]);

  private ServerCertificate() {}

  /**
   * Makes one. Without a subject, its names are in a critical extension. It lives too short for
   * anyone to ask after it, and says so (RFC 9608).
   */
  static X509CertificateHolder of(
      Authorities.Signing by,
      BigInteger serial,
      SortedSet<String> names,
      VerifyingKey key,
      Instant from,
      Instant until)
      throws IOException {
    SubjectPublicKeyInfo publicKey = SubjectPublicKeyInfo.getInstance(key.encoded());
    X509CertificateHolder above = by.authority().certificate();
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            above.getSubject(),
            serial,
            Date.from(from.minus(LeafCertificate.SKEW)),
            // Inclusive in X.509 (RFC 5280, section 4.1.2.5), exclusive everywhere in Ilk.
            Date.from(until.minusSeconds(1)),
            NOBODY,
            publicKey);
    GeneralName[] alternatives =
        names.stream()
            .map(name -> new GeneralName(GeneralName.dNSName, name))
            .toArray(GeneralName[]::new);
    builder.addExtension(Extension.subjectAlternativeName, true, new GeneralNames(alternatives));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(false));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    KeyPurposeId[] both = {KeyPurposeId.id_kp_serverAuth, KeyPurposeId.id_kp_clientAuth};
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(both));
    builder.addExtension(Extension.noRevAvail, false, DERNull.INSTANCE);
    builder.addExtension(Extension.subjectKeyIdentifier, false, KeyIdentifiers.subject(publicKey));
    builder.addExtension(Extension.authorityKeyIdentifier, false, KeyIdentifiers.authority(above));
    return builder.build(new RingSigner(by.signer()));
  }
}
