package dev.ilk.demo;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import javax.security.auth.x500.X500Principal;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** A key with its certificate. */
final class Identity {
  private static final char[] NO_PASSWORD = {};

  private final KeyPair keys;
  final X509Certificate certificate;
  private final List<X509Certificate> chain;

  Identity(KeyPair keys, List<X509Certificate> chain) {
    this.keys = keys;
    this.certificate = chain.getFirst();
    this.chain = chain;
  }

  /** With a certificate that it signed itself, for this machine. */
  static Identity of(String name) throws Exception {
    return of(name, "EC", "SHA256withECDSA");
  }

  /** With a key of a sort, in Java's words. */
  static Identity of(String name, String sort, String signature) throws Exception {
    KeyPair keys = KeyPairGenerator.getInstance(sort).generateKeyPair();
    Instant now = Instant.now();
    X500Principal subject = new X500Principal("CN=" + name);
    JcaX509v3CertificateBuilder builder =
        new JcaX509v3CertificateBuilder(
            subject,
            BigInteger.valueOf(now.toEpochMilli()),
            Date.from(now.minus(Duration.ofMinutes(1))),
            Date.from(now.plus(Duration.ofHours(1))),
            subject,
            keys.getPublic());
    builder.addExtension(
        Extension.subjectAlternativeName,
        false,
        new GeneralNames(new GeneralName(GeneralName.iPAddress, "127.0.0.1")));
    return new Identity(
        keys,
        List.of(
            new JcaX509CertificateConverter()
                .getCertificate(
                    builder.build(
                        new JcaContentSignerBuilder(signature).build(keys.getPrivate())))));
  }

  /** Writes certificate and key, the key for its owner only. */
  void write(Path certificateFile, Path keyFile) throws Exception {
    Files.writeString(certificateFile, pem("CERTIFICATE", certificate.getEncoded()));
    if (!Files.exists(keyFile)) {
      Files.createFile(keyFile);
      Files.setPosixFilePermissions(keyFile, dev.ilk.keys.SecretRef.OWNER_ONLY);
    }
    Files.writeString(keyFile, pem("PRIVATE KEY", keys.getPrivate().getEncoded()));
  }

  /** TLS of a client that trusts one server, and shows a certificate if it has one. */
  static SSLContext client(X509Certificate server, Optional<Identity> own) throws Exception {
    KeyStore trusted = empty();
    trusted.setCertificateEntry("server", server);
    TrustManagerFactory trust =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(trusted);
    KeyStore shown = empty();
    if (own.isPresent()) {
      shown.setKeyEntry(
          "own",
          own.get().keys.getPrivate(),
          NO_PASSWORD,
          own.get().chain.toArray(X509Certificate[]::new));
    }
    KeyManagerFactory key = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    key.init(shown, NO_PASSWORD);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(key.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }

  private static KeyStore empty() throws Exception {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  static String pem(String label, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(label, Base64.getMimeEncoder().encodeToString(der), label);
  }
}
