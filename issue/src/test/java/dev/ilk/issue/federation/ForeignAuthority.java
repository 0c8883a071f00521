package dev.ilk.issue.federation;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.Optional;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Keys of another trust domain, sound or not, as entries of a bundle. */
final class ForeignAuthority {
  static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private ForeignAuthority() {}

  static String sound(String id) throws Exception {
    return entry(certificate(Optional.of(id), true, "EC", 256, Duration.ofDays(30)));
  }

  static String nameless() throws Exception {
    return entry(certificate(Optional.empty(), true, "EC", 256, Duration.ofDays(30)));
  }

  static String leaf(String id) throws Exception {
    return entry(certificate(Optional.of(id), false, "EC", 256, Duration.ofDays(30)));
  }

  static String weak(String id) throws Exception {
    return entry(certificate(Optional.of(id), true, "RSA", 1024, Duration.ofDays(30)));
  }

  static String over(String id) throws Exception {
    return entry(certificate(Optional.of(id), true, "EC", 256, Duration.ofDays(-1)));
  }

  static String entry(X509Certificate one) throws Exception {
    return "{\"use\":\"x509-svid\",\"kty\":\"EC\",\"x5c\":[\"%s\"]}"
        .formatted(Base64.getEncoder().encodeToString(one.getEncoded()));
  }

  /** A key of JWT-SVIDs. */
  static String token(String kid) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(256);
    ECPublicKey key = (ECPublicKey) generator.generateKeyPair().getPublic();
    return "{\"use\":\"jwt-svid\",\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"%s\",\"x\":\"%s\",\"y\":\"%s\"}"
        .formatted(kid, part(key.getW().getAffineX()), part(key.getW().getAffineY()));
  }

  private static String part(BigInteger coordinate) {
    byte[] fixed = new byte[32];
    byte[] bytes = coordinate.toByteArray();
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, fixed, 32 - length, length);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  private static X509Certificate certificate(
      Optional<String> id, boolean authority, String algorithm, int bits, Duration life)
      throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(algorithm);
    generator.initialize(bits);
    KeyPair pair = generator.generateKeyPair();
    X500Name name = new X500Name("CN=foreign");
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.TEN,
            Date.from(NOW.minus(Duration.ofDays(2))),
            Date.from(NOW.plus(life)),
            name,
            pair.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
    builder.addExtension(
        Extension.keyUsage,
        true,
        new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
    if (id.isPresent()) {
      builder.addExtension(
          Extension.subjectAlternativeName,
          false,
          new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, id.get())));
    }
    String signing = algorithm.equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder(signing).build(pair.getPrivate())));
  }

  static String bundle(long sequence, String... keys) {
    return "{\"keys\":[%s],\"spiffe_sequence\":%d,\"spiffe_refresh_hint\":600}"
        .formatted(String.join(",", keys), sequence);
  }
}
