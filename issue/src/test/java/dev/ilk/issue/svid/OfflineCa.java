package dev.ilk.issue.svid;

import dev.ilk.gate.RequestAuthority;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;

/** A company's authority, which signs what it is told to, sound or not. */
final class OfflineCa {
  static final String DOMAIN = "spiffe://prod.ilk.acme.example";

  private final String signature;
  final KeyPair keys;
  final X509CertificateHolder certificate;

  private OfflineCa(String signature, KeyPair keys, X509CertificateHolder certificate) {
    this.signature = signature;
    this.keys = keys;
    this.certificate = certificate;
  }

  /** What a certificate says; each test spoils one thing of it. */
  static final class Wish {
    String subject = "O=Acme,CN=Someone";
    Instant from = Svids.START.minus(Duration.ofDays(1));
    Instant until = Svids.START.plus(Duration.ofDays(400));
    Object[] constraints = {Extension.basicConstraints, new BasicConstraints(0)};
    Object[] usage = {Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign | KeyUsage.cRLSign)};
    Object[] names = {Extension.subjectAlternativeName, uri(DOMAIN)};
    final List<Object[]> more = new ArrayList<>();

    Wish with(Consumer<Wish> change) {
      change.accept(this);
      return this;
    }
  }

  static GeneralNames uri(String uri) {
    return new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, uri));
  }

  static Wish rootWish(String name) {
    return new Wish()
        .with(wish -> {
          wish.subject = "O=Acme,CN=" + name;
          wish.until = Svids.START.plus(Duration.ofDays(3650));
          wish.constraints = new Object[] {Extension.basicConstraints, new BasicConstraints(2)};
          wish.names = new Object[0];
        });
  }

  static OfflineCa root(String name) throws Exception {
    return root(rootWish(name));
  }

  static OfflineCa root(Wish wish) throws Exception {
    return root(wish, "SHA256withECDSA", elliptic());
  }

  static OfflineCa root(Wish wish, String signature, KeyPair keys) throws Exception {
    OfflineCa unsigned = new OfflineCa(signature, keys, null);
    X509CertificateHolder own = unsigned.sign(new X500Name(wish.subject), publicKey(keys), wish);
    return new OfflineCa(signature, keys, own);
  }

  /** An authority between this one and the environment's. */
  OfflineCa below(Wish wish) throws Exception {
    KeyPair own = elliptic();
    return new OfflineCa("SHA256withECDSA", own, sign(publicKey(own), wish));
  }

  X509CertificateHolder sign(SubjectPublicKeyInfo key, Wish wish) throws Exception {
    return sign(certificate.getSubject(), key, wish);
  }

  /** What the request asks for, as a careful operator would sign it. */
  X509CertificateHolder sign(RequestAuthority.Request request) throws Exception {
    return sign(request, wish -> {});
  }

  X509CertificateHolder sign(RequestAuthority.Request request, Consumer<Wish> change)
      throws Exception {
    PKCS10CertificationRequest csr = read(request);
    return sign(
        csr.getSubjectPublicKeyInfo(),
        new Wish().with(wish -> wish.subject = csr.getSubject().toString()).with(change));
  }

  static PKCS10CertificationRequest read(RequestAuthority.Request request) throws Exception {
    try (PEMParser parser = new PEMParser(new java.io.StringReader(request.csr()))) {
      return (PKCS10CertificationRequest) parser.readObject();
    }
  }

  private X509CertificateHolder sign(X500Name issuer, SubjectPublicKeyInfo key, Wish wish)
      throws Exception {
    X509v3CertificateBuilder builder =
        new X509v3CertificateBuilder(
            issuer,
            BigInteger.valueOf(System.nanoTime()),
            Date.from(wish.from),
            Date.from(wish.until),
            new X500Name(wish.subject),
            key);
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    List<Object[]> all = new ArrayList<>(List.of(wish.constraints, wish.usage, wish.names));
    all.addAll(wish.more);
    for (Object[] one : all) {
      if (one.length == 2) {
        boolean critical = !one[0].equals(Extension.subjectKeyIdentifier);
        extensions.addExtension((ASN1ObjectIdentifier) one[0], critical, (ASN1Encodable) one[1]);
      }
    }
    for (ASN1ObjectIdentifier oid :
        extensions.isEmpty()
            ? new ASN1ObjectIdentifier[0]
            : extensions.generate().getExtensionOIDs()) {
      builder.addExtension(extensions.generate().getExtension(oid));
    }
    return builder.build(new JcaContentSignerBuilder(signature).build(keys.getPrivate()));
  }

  static KeyPair elliptic() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  static SubjectPublicKeyInfo publicKey(KeyPair keys) {
    return SubjectPublicKeyInfo.getInstance(keys.getPublic().getEncoded());
  }

  static String pem(X509CertificateHolder... chain) throws Exception {
    StringBuilder pem = new StringBuilder();
    for (X509CertificateHolder one : chain) {
      pem.append(Pem.of(one.getEncoded()));
    }
    return pem.toString();
  }
}
