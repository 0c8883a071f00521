package dev.ilk.keys;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.ThumbprintUtils;
import com.nimbusds.jose.util.Base64URL;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.security.spec.RSAPublicKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A public key, checked and ready: parsed once, used many times. Safe to share between threads.
 *
 * <p>INVARIANT: the key is not weak (see {@link WeakKey}) and lies on its curve; a key that fails
 * this is never made. Two of them are equal if their thumbprints are.
 */
public final class VerifyingKey {
  /** What stands before the 32 bytes of an Ed25519 key in X.509 form (RFC 8410, section 4). */
  private static final byte[] ED25519_X509 = {
    0x30, 0x2a, 0x30, 0x05, 0x06, 0x03, 0x2b, 0x65, 0x70, 0x03, 0x21, 0x00
  };

  private static final int ED25519_BYTES = 32;

  private final KeyType type;
  private final PublicKey javaKey;
  private final int signatureBytes;
  private final Map<String, String> members;
  private final String thumbprint;
  private final Map<Algorithm, SignaturePool> pools = new EnumMap<>(Algorithm.class);

  private VerifyingKey(KeyType type, PublicKey javaKey, int signatureBytes, JWK jwk) {
    this(type, javaKey, signatureBytes, required(jwk));
  }

  private VerifyingKey(
      KeyType type, PublicKey javaKey, int signatureBytes, Map<String, String> members) {
    this.type = type;
    this.javaKey = javaKey;
    this.signatureBytes = signatureBytes;
    this.members = Collections.unmodifiableMap(members);
    try {
      this.thumbprint = ThumbprintUtils.compute("SHA-256", new LinkedHashMap<>(members)).toString();
    } catch (JOSEException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    for (Algorithm algorithm : Algorithm.values()) {
      if (algorithm.keyType() == type) {
        pools.put(algorithm, new SignaturePool(() -> initialised(algorithm)));
      }
    }
  }

  private static Map<String, String> required(JWK jwk) {
    Map<String, String> required = new LinkedHashMap<>();
    jwk.getRequiredParams().forEach((name, value) -> required.put(name, value.toString()));
    return required;
  }

  /**
   * Takes a public key in, if it is of a known type and not weak.
   *
   * @param key a key from a JWK, a certificate or the like
   * @return the key, or why it is refused: {@code key_type_unknown}, {@code key_weak}
   */
  public static Result<VerifyingKey> of(PublicKey key) {
    return switch (key) {
      case RSAPublicKey rsa -> ofRsa(rsa.getModulus(), rsa.getPublicExponent());
      case ECPublicKey ec -> ofCurve(ec);
      default ->
          switch (key.getAlgorithm()) {
            case "EdDSA", "Ed25519" -> ofEdwards(key);
            case "ML-DSA", "ML-DSA-65" -> ofLattice(key);
            default -> Result.failed(unknown("`" + key.getAlgorithm() + "`"));
          };
    };
  }

  /**
   * Takes a key in from its X.509 form, as {@link #encoded()} gives it.
   *
   * @param type the type that the bytes must be of
   * @param x509 a SubjectPublicKeyInfo (RFC 5280, section 4.1); of any content
   * @return the key, or why it is refused: {@code key_malformed} or as in {@link #of}
   */
  public static Result<VerifyingKey> decode(KeyType type, byte[] x509) {
    try {
      PublicKey key =
          CryptoProvider.chosen()
              .keyFactory(LocalSigner.javaKeyAlgorithm(type))
              .generatePublic(new X509EncodedKeySpec(x509));
      return of(key)
          .then(known -> known.type == type ? Result.ok(known) : Result.failed(malformed()));
    } catch (GeneralSecurityException e) {
      return Result.failed(malformed());
    }
  }

  /**
   * Takes an RSA key in from its two numbers.
   *
   * @param modulus any number
   * @param exponent any number
   * @return the key, or {@code key_weak}
   */
  public static Result<VerifyingKey> ofRsa(BigInteger modulus, BigInteger exponent) {
    Optional<Problem> weakness = WeakKey.in(modulus, exponent);
    if (weakness.isPresent()) {
      return Result.failed(weakness.get());
    }
    try {
      RSAPublicKey key =
          (RSAPublicKey)
              CryptoProvider.chosen()
                  .keyFactory(LocalSigner.javaKeyAlgorithm(KeyType.RSA))
                  .generatePublic(new RSAPublicKeySpec(modulus, exponent));
      JWK jwk = new RSAKey.Builder(key).build();
      return Result.ok(new VerifyingKey(KeyType.RSA, key, (modulus.bitLength() + 7) / 8, jwk));
    } catch (GeneralSecurityException e) {
      return Result.failed(malformed());
    }
  }

  /**
   * Takes an Ed25519 key in from its 32 bytes (RFC 8032, section 5.1.5).
   *
   * @param raw the encoded point; of any length
   * @return the key, or {@code key_malformed}
   */
  public static Result<VerifyingKey> ofRawEd25519(byte[] raw) {
    if (raw.length != ED25519_BYTES) {
      return Result.failed(malformed());
    }
    byte[] x509 = Arrays.copyOf(ED25519_X509, ED25519_X509.length + ED25519_BYTES);
    System.arraycopy(raw, 0, x509, ED25519_X509.length, ED25519_BYTES);
    return decode(KeyType.ED25519, x509);
  }

  /**
   * Takes an ML-DSA-65 key in from its bytes (FIPS 204, section 5.3).
   *
   * @param raw the encoded key; of any length
   * @return the key, or {@code key_malformed}
   */
  public static Result<VerifyingKey> ofRawMlDsa65(byte[] raw) {
    if (raw.length != MlDsa65.KEY_BYTES) {
      return Result.failed(malformed());
    }
    return decode(KeyType.ML_DSA_65, MlDsa65.x509(raw));
  }

  /** The public half of a key that was made here. */
  static VerifyingKey own(PublicKey key) {
    return switch (of(key)) {
      case Result.Ok<VerifyingKey>(VerifyingKey own) -> own;
      case Result.Failed<VerifyingKey>(List<Problem> problems) ->
          throw new IllegalStateException(problems.getFirst().sentence());
    };
  }

  /**
   * The key's type.
   *
   * @return the type, which says which algorithms fit
   */
  public KeyType type() {
    return type;
  }

  /**
   * The key's thumbprint with SHA-256 (RFC 7638).
   *
   * @return 43 characters of base64url
   */
  public String thumbprint() {
    return thumbprint;
  }

  /**
   * The members that make up the key in a JWK, in the order of RFC 7638: by name.
   *
   * @return such as {@code crv}, {@code kty}, {@code x}, {@code y}
   */
  public Map<String, String> members() {
    return members;
  }

  /**
   * The key in X.509 form.
   *
   * @return a SubjectPublicKeyInfo in DER
   */
  public byte[] encoded() {
    return javaKey.getEncoded();
  }

  /**
   * The 32 bytes of an Ed25519 key, as signed notes carry it (C2SP signed-note).
   *
   * @return the encoded point, or empty if the key is of another type
   */
  public Optional<byte[]> rawEd25519() {
    if (type != KeyType.ED25519) {
      return Optional.empty();
    }
    byte[] x509 = javaKey.getEncoded();
    return Optional.of(Arrays.copyOfRange(x509, x509.length - ED25519_BYTES, x509.length));
  }

  /**
   * Verifies a signature.
   *
   * @param algorithm how it is said to be made
   * @param message what is said to be signed
   * @param signature in the form of JWS; of any length and content
   * @return true only if the algorithm fits this key and the signature holds
   */
  public boolean verify(Algorithm algorithm, byte[] message, byte[] signature) {
    SignaturePool pool = pools.get(algorithm);
    if (pool == null || signature.length != signatureBytes) {
      return false;
    }
    try {
      return pool.verify(message, signature);
    } catch (GeneralSecurityException e) {
      // Providers differ in whether a mangled signature is false or an exception.
      return false;
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifyingKey key && key.thumbprint.equals(thumbprint);
  }

  @Override
  public int hashCode() {
    return thumbprint.hashCode();
  }

  @Override
  public String toString() {
    return type + " " + thumbprint;
  }

  private static Result<VerifyingKey> ofCurve(ECPublicKey key) {
    Curve curve = Curve.forECParameterSpec(key.getParams());
    Optional<KeyType> type =
        Curve.P_256.equals(curve)
            ? Optional.of(KeyType.P256)
            : Curve.P_384.equals(curve)
                ? Optional.of(KeyType.P384)
                : Curve.P_521.equals(curve) ? Optional.of(KeyType.P521) : Optional.empty();
    if (type.isEmpty()) {
      return Result.failed(unknown("an elliptic curve other than P-256, P-384 and P-521"));
    }
    int coordinateBytes = (key.getParams().getCurve().getField().getFieldSize() + 7) / 8;
    try {
      JWK jwk = new ECKey.Builder(curve, key).build();
      return Result.ok(new VerifyingKey(type.get(), key, 2 * coordinateBytes, jwk));
    } catch (IllegalStateException | IllegalArgumentException e) {
      // The builder refuses a point that is not on its curve (RFC 8725, section 3.4).
      return Result.failed(malformed());
    }
  }

  private static Result<VerifyingKey> ofEdwards(PublicKey key) {
    byte[] x509 = key.getEncoded();
    if (x509.length != ED25519_X509.length + ED25519_BYTES
        || !Arrays.equals(ED25519_X509, 0, 12, x509, 0, 12)) {
      return Result.failed(unknown("an Edwards curve other than Ed25519"));
    }
    byte[] raw = Arrays.copyOfRange(x509, ED25519_X509.length, x509.length);
    JWK jwk = new OctetKeyPair.Builder(Curve.Ed25519, Base64URL.encode(raw)).build();
    return Result.ok(new VerifyingKey(KeyType.ED25519, key, 64, jwk));
  }

  private static Result<VerifyingKey> ofLattice(PublicKey key) {
    return MlDsa65.raw(key.getEncoded())
        .map(raw ->
            Result.ok(
                new VerifyingKey(
                    KeyType.ML_DSA_65, key, MlDsa65.SIGNATURE_BYTES, MlDsa65.members(raw))))
        .orElseGet(() -> Result.failed(unknown("ML-DSA of another strength than ML-DSA-65")));
  }

  private Signature initialised(Algorithm algorithm) throws GeneralSecurityException {
    Signature signature = CryptoProvider.chosen().signature(algorithm);
    signature.initVerify(javaKey);
    return signature;
  }

  private static Problem unknown(String what) {
    return Problem.of(
        Problem.Kind.INVALID,
        "key_type_unknown",
        "the key is of a type that is not used here: " + what);
  }

  private static Problem malformed() {
    return Problem.of(
        Problem.Kind.INVALID, "key_malformed", "the key is damaged or not of the stated type");
  }
}
