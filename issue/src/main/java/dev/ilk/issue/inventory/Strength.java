package dev.ilk.issue.inventory;

import dev.ilk.gate.ReadCryptography.Outlook;
import dev.ilk.kernel.Result;
import dev.ilk.keys.KeyType;
import dev.ilk.keys.VerifyingKey;
import java.security.PublicKey;
import java.util.Base64;

/** How strong keys are (NIST SP 800-57 part 1, table 2), and how they fare in time. */
public final class Strength {
  /** Of AES-256 and HMAC with a key of 256 bits: Grover's search leaves half of it. */
  public static final int SYMMETRIC = 256;

  private Strength() {}

  /**
   * The security strength of a key.
   *
   * @param key a key that was taken
   * @return in bits
   */
  public static int bits(VerifyingKey key) {
    String modulus = key.members().getOrDefault("n", "");
    return bits(key.type(), Base64.getUrlDecoder().decode(modulus).length * 8);
  }

  /**
   * The security strength of a key.
   *
   * @param key of any type
   * @return in bits; 0 if the type is not known here
   */
  public static int bits(PublicKey key) {
    return VerifyingKey.of(key) instanceof Result.Ok<VerifyingKey>(var known) ? bits(known) : 0;
  }

  private static int bits(KeyType type, int modulus) {
    return switch (type) {
      case RSA -> modulus >= 7680 ? 192 : modulus >= 3072 ? 128 : 112;
      case P256, ED25519 -> 128;
      case P384, ML_DSA_65 -> 192;
      case P521 -> 256;
    };
  }

  /**
   * What a quantum computer would do to signatures by a key: all older types rest on factoring or
   * on discrete logarithms, which Shor's algorithm solves; lattices (FIPS 204) do not.
   *
   * @param type the key's
   * @return how it fares
   */
  public static Outlook outlook(KeyType type) {
    return switch (type) {
      case RSA, P256, P384, P521, ED25519 -> Outlook.FORGEABLE;
      case ML_DSA_65 -> Outlook.SAFE;
    };
  }
}
