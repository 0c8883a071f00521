package dev.ilk.keys;

/**
 * The kinds of asymmetric key that Ilk knows, each fixing its curve. A key of one type fits only
 * the algorithms of that type, which is what makes key confusion impossible.
 */
public enum KeyType {
  /** RSA with a modulus of {@link #RSA_MIN_BITS} to {@link #RSA_MAX_BITS} bits. */
  RSA,
  /** The curve P-256 (FIPS 186-5), called secp256r1 elsewhere. */
  P256,
  /** The curve P-384 (FIPS 186-5). */
  P384,
  /** The curve P-521 (FIPS 186-5). */
  P521,
  /** Edwards25519 (RFC 8032). */
  ED25519,
  /** A key of ML-DSA-65 (FIPS 204), with 1,952 bytes. */
  ML_DSA_65;

  /** Shorter RSA keys are refused (RFC 7518, section 3.3; NIST SP 800-131A). */
  public static final int RSA_MIN_BITS = 2048;

  /** Longer RSA keys are refused: verifying with them is a way to spend our processor. */
  public static final int RSA_MAX_BITS = 8192;
}
