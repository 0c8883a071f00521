package dev.ilk.keys.possession;

import dev.ilk.kernel.Problem;
import dev.ilk.keys.DerivedMac;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Nonces for DPoP proofs (RFC 9449, section 8): a proof that repeats one was made after it, so no
 * proof can be made ahead of need. A nonce is its own date and a code over it, so whoever shares
 * the secret accepts it and nobody keeps anything.
 */
public final class Nonces {
  /** How long a nonce may be repeated. */
  public static final Duration LIFE = Duration.ofMinutes(5);

  private static final int DATE_BYTES = 8;
  private static final int CODE_BYTES = 16;

  private final DerivedMac mac;

  /**
   * Nonces under a secret.
   *
   * @param mac the secret; the nodes of one Ilk share theirs
   */
  public Nonces(DerivedMac mac) {
    this.mac = mac;
  }

  /**
   * A nonce to be repeated from now on.
   *
   * @param now the present
   * @return 32 characters of base64url
   */
  public String at(Instant now) {
    byte[] date = ByteBuffer.allocate(DATE_BYTES).putLong(now.getEpochSecond()).array();
    byte[] nonce = ByteBuffer.allocate(DATE_BYTES + CODE_BYTES).put(date).put(code(date)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /**
   * What is wrong with the nonce of a proof.
   *
   * @param proof the proof
   * @param now the present
   * @return {@code dpop_nonce_needed}, upon which the client is given a fresh one; empty if it is
   *     good
   */
  public Optional<Problem> refusal(DpopProof proof, Instant now) {
    return proof.nonce().filter(text -> isGood(text, now)).isPresent()
        ? Optional.empty()
        : Optional.of(
            Problem.of(
                    Problem.Kind.UNPROVEN,
                    "dpop_nonce_needed",
                    "the DPoP proof does not repeat a nonce that is valid now")
                .mend("repeat the nonce of the header `DPoP-Nonce` in a fresh proof")
                .at("DPoP"));
  }

  private boolean isGood(String text, Instant now) {
    byte[] nonce;
    try {
      nonce = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return false;
    }
    if (nonce.length != DATE_BYTES + CODE_BYTES) {
      return false;
    }
    byte[] date = Arrays.copyOf(nonce, DATE_BYTES);
    if (!MessageDigest.isEqual(
        code(date), Arrays.copyOfRange(nonce, DATE_BYTES, DATE_BYTES + CODE_BYTES))) {
      return false;
    }
    Instant given = Instant.ofEpochSecond(ByteBuffer.wrap(date).getLong());
    return !given.isAfter(now.plus(DpopProof.SKEW)) && given.isAfter(now.minus(LIFE));
  }

  private byte[] code(byte[] date) {
    return Arrays.copyOf(mac.of(date), CODE_BYTES);
  }
}
