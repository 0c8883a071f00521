package dev.ilk.issue.svid;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** An ECDSA signature as X.509 writes it: a sequence of two integers (RFC 3279, section 2.2.3). */
final class EcdsaForm {
  private EcdsaForm() {}

  /** From two numbers of the same length, as JWS writes them (RFC 7518, section 3.4). */
  static byte[] toDer(byte[] fixed) throws IOException {
    int half = fixed.length / 2;
    BigInteger r = new BigInteger(1, Arrays.copyOfRange(fixed, 0, half));
    BigInteger s = new BigInteger(1, Arrays.copyOfRange(fixed, half, fixed.length));
    return new DERSequence(new ASN1Integer[] {new ASN1Integer(r), new ASN1Integer(s)}).getEncoded();
  }
}
