package dev.ilk.issue.svid;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.operator.ContentSigner;

/** Signs certificates with the key of a ring, which never leaves its room. */
final class RingSigner implements ContentSigner {
  private final Signer signer;
  private final ByteArrayOutputStream content = new ByteArrayOutputStream(1024);

  RingSigner(Signer signer) {
    if (signer.algorithm() != Algorithm.ES256) {
      throw new IllegalArgumentException("authorities sign with ES256 only");
    }
    this.signer = signer;
  }

  /** Without parameters (RFC 5758, section 3.2). */
  @Override
  public AlgorithmIdentifier getAlgorithmIdentifier() {
    return new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
  }

  @Override
  public OutputStream getOutputStream() {
    return content;
  }

  @Override
  public byte[] getSignature() {
    try {
      return EcdsaForm.toDer(signer.sign(content.toByteArray()));
    } catch (IOException e) {
      throw new IllegalStateException("a signature of ours is no pair of numbers", e);
    }
  }
}
