package dev.ilk.demo;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A certificate authority of a company. */
final class Authority {
  private final KeyPair keys;
  private final X509Certificate certificate;

  private Authority(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  static Authority of(String name) throws Exception {
    KeyPair keys = pair();
    X500Principal subject = new X500Principal("CN=" + name);
    JcaX509v3CertificateBuilder builder = builder(subject, subject, keys, Duration.ofHours(1));
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    return new Authority(keys, signed(builder, keys));
  }

  String pem() throws Exception {
    return Identity.pem("CERTIFICATE", certificate.getEncoded());
  }

  /** A client's certificate with a DNS name, for a use, for so long from a minute ago. */
  Identity issue(String subject, String dns, KeyPurposeId use, Duration life) throws Exception {
    KeyPair own = pair();
    JcaX509v3CertificateBuilder builder =
        builder(certificate.getSubjectX500Principal(), new X500Principal(subject), own, life);
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.dNSName, dns)));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
    return new Identity(own, List.of(signed(builder, keys), certificate));
  }

  private static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    return generator.generateKeyPair();
  }

  private static JcaX509v3CertificateBuilder builder(
      X500Principal issuer, X500Principal subject, KeyPair keys, Duration life) {
    Instant begin = Instant.now().minus(Duration.ofMinutes(1));
    return new JcaX509v3CertificateBuilder(
        issuer,
        BigInteger.valueOf(System.nanoTime()),
        Date.from(begin),
        Date.from(begin.plus(life)),
        subject,
        keys.getPublic());
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }
}
