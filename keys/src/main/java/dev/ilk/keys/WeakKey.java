package dev.ilk.keys;

import dev.ilk.kernel.Problem;
import java.math.BigInteger;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Says what is wrong with an RSA key that looks like one but gives no safety. */
final class WeakKey {
  private static final int MAX_EXPONENT_BITS = 33;
  private static final BigInteger ROCA_GENERATOR = BigInteger.valueOf(65_537);

  /** The largest prime in the fingerprint of Nemec and others. */
  private static final int ROCA_LAST_PRIME = 167;

  private static final Map<Integer, BitSet> ROCA_RESIDUES = rocaResidues();

  private WeakKey() {}

  static Optional<Problem> in(BigInteger modulus, BigInteger exponent) {
    int bits = modulus.bitLength();
    if (bits < KeyType.RSA_MIN_BITS || bits > KeyType.RSA_MAX_BITS) {
      return weak(
          "the RSA key has %d bits, outside %d to %d"
              .formatted(bits, KeyType.RSA_MIN_BITS, KeyType.RSA_MAX_BITS));
    }
    if (!modulus.testBit(0)
        || !exponent.testBit(0)
        || exponent.bitLength() < 2
        || exponent.bitLength() > MAX_EXPONENT_BITS) {
      return weak("the RSA key's modulus or exponent cannot be that of a sound key");
    }
    return hasRocaFingerprint(modulus)
        ? weak("the RSA key was made by a library whose keys can be factored (CVE-2017-15361)")
        : Optional.empty();
  }

  /**
   * Whether the modulus is, modulo every small prime, a power of 65537. All keys of the broken
   * generator are (Nemec and others, "The Return of Coppersmith's Attack", CCS 2017, section 3); of
   * others less than one in a hundred million.
   */
  private static boolean hasRocaFingerprint(BigInteger modulus) {
    return ROCA_RESIDUES.entrySet().stream()
        .allMatch(entry ->
            entry.getValue().get(modulus.mod(BigInteger.valueOf(entry.getKey())).intValueExact()));
  }

  /** For each odd prime, the residues that powers of 65537 take. */
  private static Map<Integer, BitSet> rocaResidues() {
    Map<Integer, BitSet> residues = new LinkedHashMap<>();
    for (int prime = 3; prime <= ROCA_LAST_PRIME; prime += 2) {
      if (BigInteger.valueOf(prime).isProbablePrime(50)) {
        int generator = ROCA_GENERATOR.mod(BigInteger.valueOf(prime)).intValueExact();
        BitSet powers = new BitSet(prime);
        for (int power = 1; !powers.get(power); power = power * generator % prime) {
          powers.set(power);
        }
        residues.put(prime, powers);
      }
    }
    return residues;
  }

  private static Optional<Problem> weak(String message) {
    return Optional.of(Problem.of(Problem.Kind.INVALID, "key_weak", message));
  }
}
