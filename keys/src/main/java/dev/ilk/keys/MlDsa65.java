package dev.ilk.keys;

import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The forms of ML-DSA-65 keys (FIPS 204): in X.509 (RFC 9881) and as a JWK (RFC 9964). */
final class MlDsa65 {
  /** FIPS 204, table 2. */
  static final int KEY_BYTES = 1952;

  /** FIPS 204, table 2. */
  static final int SIGNATURE_BYTES = 3309;

  /** What stands before the key in X.509 form: the algorithm has no parameters. */
  private static final byte[] X509 = {
    0x30,
    (byte) 0x82,
    0x07,
    (byte) 0xb2,
    0x30,
    0x0b,
    0x06,
    0x09,
    0x60,
    (byte) 0x86,
    0x48,
    0x01,
    0x65,
    0x03,
    0x04,
    0x03,
    0x12,
    0x03,
    (byte) 0x82,
    0x07,
    (byte) 0xa1,
    0x00
  };

  private MlDsa65() {}

  static byte[] x509(byte[] raw) {
    byte[] x509 = Arrays.copyOf(X509, X509.length + raw.length);
    System.arraycopy(raw, 0, x509, X509.length, raw.length);
    return x509;
  }

  /** Empty if it is a key of another sort. */
  static Optional<byte[]> raw(byte[] x509) {
    boolean ours =
        x509.length == X509.length + KEY_BYTES
            && Arrays.equals(X509, 0, X509.length, x509, 0, X509.length);
    return ours
        ? Optional.of(Arrays.copyOfRange(x509, X509.length, x509.length))
        : Optional.empty();
  }

  /** Those that make up the key, by name: {@code alg} is one of them for this type. */
  static Map<String, String> members(byte[] raw) {
    Map<String, String> members = new LinkedHashMap<>();
    members.put("alg", Algorithm.ML_DSA_65.joseName());
    members.put("kty", "AKP");
    members.put("pub", Base64.getUrlEncoder().withoutPadding().encodeToString(raw));
    return members;
  }
}
