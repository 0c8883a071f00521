package dev.ilk.keys;

/**
 * A private key that can be used and not seen. Safe to share between threads.
 *
 * <p>Signers come from a ring ({@link dev.ilk.keys.ring.KeyRings}) or, for a key that ends with the
 * process, from {@link #ephemeral}.
 */
public sealed interface Signer permits LocalSigner, ModuleSigner {
  /**
   * The one algorithm of this key.
   *
   * @return an algorithm with {@link Algorithm#signs()}
   */
  Algorithm algorithm();

  /**
   * The public half.
   *
   * @return what verifies the signatures made here
   */
  VerifyingKey verifyingKey();

  /**
   * The key's id: the thumbprint of its public half.
   *
   * @return 43 characters of base64url (RFC 7638)
   */
  default String kid() {
    return verifyingKey().thumbprint();
  }

  /**
   * Signs a message.
   *
   * @param message what to sign; digested here
   * @return the signature in the form of JWS: ECDSA as the two numbers in fixed length (RFC 7518,
   *     section 3.4), Ed25519 in 64 bytes (RFC 8032), RSA as long as the modulus
   * @throws dev.ilk.kernel.BrokenPart if the key is in a module that does not sign now
   */
  byte[] sign(byte[] message);

  /**
   * Makes a key that is kept nowhere and ends with the process: for a client's proof key or an
   * issuer in a test.
   *
   * @param algorithm an algorithm with {@link Algorithm#signs()}
   * @return a signer with a fresh key
   */
  static Signer ephemeral(Algorithm algorithm) {
    return LocalSigner.generate(algorithm);
  }
}
