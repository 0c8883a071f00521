package dev.ilk.keys;

import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;

/** A signer whose private key is in this process's memory. */
final class LocalSigner implements Signer {
  /** Enough for keys that rotate within months; longer ones sign several times slower. */
  private static final int RSA_BITS = 2048;

  private final Algorithm algorithm;
  private final VerifyingKey verifyingKey;
  private final PrivateKey privateKey;
  private final SignaturePool pool;

  private LocalSigner(Algorithm algorithm, VerifyingKey verifyingKey, PrivateKey privateKey) {
    this.algorithm = algorithm;
    this.verifyingKey = verifyingKey;
    this.privateKey = privateKey;
    this.pool = new SignaturePool(this::initialised);
  }

  static LocalSigner generate(Algorithm algorithm) {
    if (!algorithm.signs()) {
      throw new IllegalArgumentException("no keys are made for " + algorithm.joseName());
    }
    try {
      KeyPairGenerator generator =
          CryptoProvider.chosen().keyPairGenerator(javaKeyAlgorithm(algorithm.keyType()));
      switch (algorithm.keyType()) {
        case RSA -> generator.initialize(RSA_BITS);
        case P256 -> generator.initialize(new ECGenParameterSpec("secp256r1"));
        case P384 -> generator.initialize(new ECGenParameterSpec("secp384r1"));
        case P521 -> generator.initialize(new ECGenParameterSpec("secp521r1"));
        case ED25519, ML_DSA_65 -> {}
      }
      KeyPair pair = generator.generateKeyPair();
      return new LocalSigner(algorithm, VerifyingKey.own(pair.getPublic()), pair.getPrivate());
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot make a key for " + algorithm.joseName(), e);
    }
  }

  /**
   * Restores a signer from its private key, and makes sure that the two halves belong together.
   *
   * @throws GeneralSecurityException if the bytes are not the private half of that public key
   */
  static LocalSigner restore(Algorithm algorithm, VerifyingKey verifyingKey, byte[] pkcs8)
      throws GeneralSecurityException {
    PrivateKey privateKey =
        CryptoProvider.chosen()
            .keyFactory(javaKeyAlgorithm(algorithm.keyType()))
            .generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
    LocalSigner signer = new LocalSigner(algorithm, verifyingKey, privateKey);
    byte[] probe = {'p', 'r', 'o', 'b', 'e'};
    if (!verifyingKey.verify(algorithm, probe, signer.pool.sign(probe))) {
      throw new GeneralSecurityException("the private key does not belong to the public key");
    }
    return signer;
  }

  @Override
  public Algorithm algorithm() {
    return algorithm;
  }

  @Override
  public VerifyingKey verifyingKey() {
    return verifyingKey;
  }

  @Override
  public byte[] sign(byte[] message) {
    try {
      return pool.sign(message);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("cannot sign with " + algorithm.joseName(), e);
    }
  }

  /** The private key as PKCS #8, to be sealed and then overwritten by the caller. */
  byte[] pkcs8() {
    return privateKey.getEncoded();
  }

  private Signature initialised() throws GeneralSecurityException {
    Signature signature = CryptoProvider.chosen().signature(algorithm);
    signature.initSign(privateKey);
    return signature;
  }

  /** The name under which Java makes and reads keys of a type. */
  static String javaKeyAlgorithm(KeyType type) {
    return switch (type) {
      case RSA -> "RSA";
      case P256, P384, P521 -> "EC";
      case ED25519 -> "Ed25519";
      case ML_DSA_65 -> "ML-DSA-65";
    };
  }
}
