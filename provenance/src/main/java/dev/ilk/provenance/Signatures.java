package dev.ilk.provenance;

import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;

/** Signatures in the forms of Sigstore: the key's type fixes the algorithm. */
final class Signatures {
  private static final int P256 = 32;
  private static final int P384 = 48;
  private static final int P521 = 66;

  private Signatures() {}

  static boolean holds(VerifyingKey key, byte[] signed, byte[] signature) {
    return switch (key.type()) {
      case P256 -> ecdsa(key, Algorithm.ES256, P256, signed, signature);
      case P384 -> ecdsa(key, Algorithm.ES384, P384, signed, signature);
      case P521 -> ecdsa(key, Algorithm.ES512, P521, signed, signature);
      case ED25519 -> key.verify(Algorithm.EDDSA, signed, signature);
      case RSA -> key.verify(Algorithm.RS256, signed, signature);
      case ML_DSA_65 -> key.verify(Algorithm.ML_DSA_65, signed, signature);
    };
  }

  private static boolean ecdsa(
      VerifyingKey key, Algorithm algorithm, int length, byte[] signed, byte[] signature) {
    return EcdsaDer.fixed(signature, length)
        .filter(fixed -> key.verify(algorithm, signed, fixed))
        .isPresent();
  }

  /** Of something of which only the SHA-256 is known; P-256 alone signs that. */
  static boolean holdsOfDigest(VerifyingKey key, byte[] sha256, byte[] signature) {
    return switch (key.type()) {
      case P256 -> ofDigest(key, sha256, signature);
      case P384, P521, ED25519, RSA, ML_DSA_65 -> false;
    };
  }

  private static boolean ofDigest(VerifyingKey key, byte[] sha256, byte[] signature) {
    try {
      Signature verifying = Signature.getInstance("NONEwithECDSA");
      verifying.initVerify(
          KeyFactory.getInstance("EC").generatePublic(new X509EncodedKeySpec(key.encoded())));
      verifying.update(sha256);
      // Its form is checked here as it is elsewhere, however lenient a provider is.
      return EcdsaDer.fixed(signature, P256).isPresent() && verifying.verify(signature);
    } catch (GeneralSecurityException e) {
      // Providers differ in whether a mangled signature is false or an exception.
      return false;
    }
  }
}
