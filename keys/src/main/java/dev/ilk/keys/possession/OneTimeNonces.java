package dev.ilk.keys.possession;

import dev.ilk.keys.DerivedMac;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/**
 * Nonces that are good once (RFC 8555, section 6.5). A nonce is its date, some chance, and a code
 * over both: whoever shares the secret knows that it was given, and nothing is kept of one before
 * it comes back. That it comes back once only is for the caller to see to, by its text.
 */
public final class OneTimeNonces {
  /** How long a nonce may be used after it was given. */
  public static final Duration LIFE = Duration.ofHours(1);

  private static final SecureRandom RANDOM = new SecureRandom();
  private static final int DATED_BYTES = 8 + 12;
  private static final int CODE_BYTES = 16;

  private final DerivedMac mac;

  /**
   * Nonces under a secret.
   *
   * @param mac the secret; the nodes of one Ilk share theirs
   */
  public OneTimeNonces(DerivedMac mac) {
    this.mac = mac;
  }

  /**
   * A nonce that was never given before.
   *
   * @param now the present
   * @return 48 characters of base64url
   */
  public String fresh(Instant now) {
    byte[] chance = new byte[DATED_BYTES - 8];
    RANDOM.nextBytes(chance);
    byte[] dated =
        ByteBuffer.allocate(DATED_BYTES).putLong(now.getEpochSecond()).put(chance).array();
    byte[] nonce =
        ByteBuffer.allocate(DATED_BYTES + CODE_BYTES).put(dated).put(code(dated)).array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(nonce);
  }

  /**
   * Until when a nonce is good, if it was given here.
   *
   * @param text of any length and content
   * @param now the present
   * @return the first instant at which it is good no more; empty if it was not given here, or is
   *     over
   */
  public Optional<Instant> goodUntil(String text, Instant now) {
    byte[] nonce;
    try {
      nonce = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
    if (nonce.length != DATED_BYTES + CODE_BYTES
        || !Base64.getUrlEncoder().withoutPadding().encodeToString(nonce).equals(text)) {
      return Optional.empty();
    }
    byte[] dated = Arrays.copyOf(nonce, DATED_BYTES);
    if (!MessageDigest.isEqual(code(dated), Arrays.copyOfRange(nonce, DATED_BYTES, nonce.length))) {
      return Optional.empty();
    }
    Instant end = Instant.ofEpochSecond(ByteBuffer.wrap(dated).getLong()).plus(LIFE);
    return now.isBefore(end) ? Optional.of(end) : Optional.empty();
  }

  private byte[] code(byte[] dated) {
    return Arrays.copyOf(mac.of(dated), CODE_BYTES);
  }
}
