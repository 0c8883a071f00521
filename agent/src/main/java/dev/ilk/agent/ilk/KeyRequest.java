package dev.ilk.agent.ilk;

import dev.ilk.kernel.Bytes;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/**
 * A fresh key, and the request to certify it, which asks for nothing else.
 *
 * @param key the private key (PKCS #8)
 * @param pem the request (PKCS #10)
 */
record KeyRequest(Bytes key, String pem) {
  private static final X500Name NOBODY = new X500Name(new RDN[0]);

  static KeyRequest fresh() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair pair = generator.generateKeyPair();
      byte[] der =
          new JcaPKCS10CertificationRequestBuilder(NOBODY, pair.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()))
              .getEncoded();
      String pem =
          "-----BEGIN CERTIFICATE REQUEST-----\n%s\n-----END CERTIFICATE REQUEST-----\n"
              .formatted(Base64.getEncoder().encodeToString(der));
      return new KeyRequest(Bytes.of(pair.getPrivate().getEncoded()), pem);
    } catch (GeneralSecurityException | OperatorCreationException | IOException e) {
      throw new IllegalStateException("every Java platform has P-256", e);
    }
  }

  @Override
  public String toString() {
    return "a key and its request";
  }
}
