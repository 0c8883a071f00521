package dev.ilk.issue.svid;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** Makes certification requests, good ones and others, with a library that is not ours. */
final class Csr {
  private Csr() {}

  static KeyPair p256() throws Exception {
    return curve("secp256r1");
  }

  static KeyPair curve(String name) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec(name));
    return generator.generateKeyPair();
  }

  static KeyPair rsa(int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(bits);
    return generator.generateKeyPair();
  }

  static KeyPair of(String algorithm) throws Exception {
    return KeyPairGenerator.getInstance(algorithm).generateKeyPair();
  }

  static PKCS10CertificationRequestBuilder builder(KeyPair keys) {
    return new JcaPKCS10CertificationRequestBuilder(new X500Name("CN=anyone"), keys.getPublic());
  }

  static String plain(KeyPair keys, String algorithm) throws Exception {
    return pem(der(builder(keys), keys.getPrivate(), algorithm));
  }

  static String plain(KeyPair keys) throws Exception {
    return plain(keys, "SHA256withECDSA");
  }

  static String naming(KeyPair keys, GeneralName... names) throws Exception {
    return extended(keys, Extension.subjectAlternativeName.getId(), new GeneralNames(names));
  }

  static GeneralName uri(String uri) {
    return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
  }

  static String extended(KeyPair keys, String type, ASN1Encodable value) throws Exception {
    ExtensionsGenerator extensions = new ExtensionsGenerator();
    extensions.addExtension(new org.bouncycastle.asn1.ASN1ObjectIdentifier(type), true, value);
    PKCS10CertificationRequestBuilder builder =
        builder(keys)
            .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate());
    return pem(der(builder, keys.getPrivate(), "SHA256withECDSA"));
  }

  static byte[] der(PKCS10CertificationRequestBuilder builder, PrivateKey key, String algorithm)
      throws Exception {
    return builder.build(new JcaContentSignerBuilder(algorithm).build(key)).getEncoded();
  }

  static String pem(byte[] der) {
    return "-----BEGIN CERTIFICATE REQUEST-----\n"
        + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der)
        + "\n-----END CERTIFICATE REQUEST-----\n";
  }
}
