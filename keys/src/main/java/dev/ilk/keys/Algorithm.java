package dev.ilk.keys;

import java.security.spec.AlgorithmParameterSpec;
import java.security.spec.MGF1ParameterSpec;
import java.security.spec.PSSParameterSpec;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The signature algorithms of JWS that Ilk can verify (RFC 7518, section 3.1; RFC 8037; RFC 9864;
 * RFC 9964). Some of them it also signs with: {@link #signs()}.
 *
 * <p>What is not here cannot be allowed by mistake: there is no {@code none}, no HMAC and nothing
 * with SHA-1. A new algorithm is one more constant, and a rotation moves a ring to it.
 */
public enum Algorithm {
  /** ECDSA on P-256 with SHA-256; what Ilk signs with unless told otherwise. */
  ES256("ES256", KeyType.P256, "SHA256withECDSAinP1363Format", 0, true),
  /** ECDSA on P-384 with SHA-384. */
  ES384("ES384", KeyType.P384, "SHA384withECDSAinP1363Format", 0, false),
  /** ECDSA on P-521 with SHA-512. */
  ES512("ES512", KeyType.P521, "SHA512withECDSAinP1363Format", 0, false),
  /** Ed25519 under its older name, which most relying parties know. */
  EDDSA("EdDSA", KeyType.ED25519, "Ed25519", 0, true),
  /** Ed25519 under its fully specified name (RFC 9864, section 2.2). */
  ED25519("Ed25519", KeyType.ED25519, "Ed25519", 0, false),
  /** RSA PKCS #1 v1.5 with SHA-256; for relying parties that know nothing newer. */
  RS256("RS256", KeyType.RSA, "SHA256withRSA", 0, true),
  /** RSA PKCS #1 v1.5 with SHA-384. */
  RS384("RS384", KeyType.RSA, "SHA384withRSA", 0, false),
  /** RSA PKCS #1 v1.5 with SHA-512. */
  RS512("RS512", KeyType.RSA, "SHA512withRSA", 0, false),
  /** RSA PSS with SHA-256. */
  PS256("PS256", KeyType.RSA, "RSASSA-PSS", 32, false),
  /** RSA PSS with SHA-384. */
  PS384("PS384", KeyType.RSA, "RSASSA-PSS", 48, false),
  /** RSA PSS with SHA-512. */
  PS512("PS512", KeyType.RSA, "RSASSA-PSS", 64, false),
  /**
   * ML-DSA-65 (FIPS 204; RFC 9964), which no quantum computer is known to break; its signatures
   * have 3,309 bytes.
   */
  ML_DSA_65("ML-DSA-65", KeyType.ML_DSA_65, "ML-DSA-65", 0, true);

  private static final Map<String, Algorithm> BY_NAME =
      Arrays.stream(values())
          .collect(Collectors.toUnmodifiableMap(Algorithm::joseName, Function.identity()));

  private final String joseName;
  private final KeyType keyType;
  private final String javaName;
  private final int pssBytes;
  private final boolean signs;

  Algorithm(String joseName, KeyType keyType, String javaName, int pssBytes, boolean signs) {
    this.joseName = joseName;
    this.keyType = keyType;
    this.javaName = javaName;
    this.pssBytes = pssBytes;
    this.signs = signs;
  }

  /**
   * Finds an algorithm by its name in JOSE, which is case-sensitive (RFC 7515, section 4.1.1).
   *
   * @param joseName the value of {@code alg}; of any length
   * @return the algorithm, or empty if Ilk does not know it
   */
  public static Optional<Algorithm> named(String joseName) {
    return Optional.ofNullable(BY_NAME.get(joseName));
  }

  /**
   * The registered name, as in the {@code alg} header parameter.
   *
   * @return such as {@code ES256}
   */
  public String joseName() {
    return joseName;
  }

  /**
   * The only type of key that this algorithm works with.
   *
   * @return the type
   */
  public KeyType keyType() {
    return keyType;
  }

  /**
   * Whether Ilk makes keys for this algorithm and signs with them.
   *
   * @return false if it only verifies
   */
  public boolean signs() {
    return signs;
  }

  /** The name that Java knows the algorithm by. ECDSA is in the fixed-length form that JWS uses. */
  String javaName() {
    return javaName;
  }

  /**
   * What a Java signature must be told besides the key: for PSS, a salt as long as the digest (RFC
   * 7518, section 3.5).
   */
  Optional<AlgorithmParameterSpec> parameters() {
    if (pssBytes == 0) {
      return Optional.empty();
    }
    String digest = "SHA-" + 8 * pssBytes;
    return Optional.of(
        new PSSParameterSpec(
            digest,
            "MGF1",
            new MGF1ParameterSpec(digest),
            pssBytes,
            PSSParameterSpec.TRAILER_FIELD_BC));
  }
}
