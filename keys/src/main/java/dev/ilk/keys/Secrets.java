package dev.ilk.keys;

import dev.ilk.kernel.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.regex.Pattern;

/**
 * Opaque secrets that Ilk gives out: a visible prefix, so that scanners find a leaked one, then 256
 * random bits. At rest only their digest is kept; a plain SHA-256 is enough because nobody can
 * guess through 256 bits (for passwords it would not be, and Ilk has none).
 */
public final class Secrets {
  private static final int RANDOM_BYTES = 32;
  private static final Pattern BODY = Pattern.compile("[A-Za-z0-9_-]{43}");
  private static final Pattern PREFIX = Pattern.compile("[a-z][a-z0-9]*(_[a-z0-9]+)*_");
  private static final SecureRandom RANDOM = new SecureRandom();

  private Secrets() {}

  /**
   * Makes a secret that was never made before.
   *
   * @param prefix lower-case words, each ended by an underscore, such as {@code ilk_ses_}
   * @return the prefix and 43 characters of base64url
   */
  public static Secret random(String prefix) {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException("not a prefix of a secret: `" + prefix + "`");
    }
    byte[] bytes = new byte[RANDOM_BYTES];
    RANDOM.nextBytes(bytes);
    return new Secret(prefix + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  /**
   * Whether a text has the form of a secret with this prefix; to be asked before it is looked up.
   *
   * @param prefix as given to {@link #random}
   * @param text what was received; of any length
   * @return true if it could be one
   */
  public static boolean hasForm(String prefix, String text) {
    return text.startsWith(prefix) && BODY.matcher(text.substring(prefix.length())).matches();
  }

  /**
   * What is kept of a secret made by {@link #random}, and looked up when it comes back.
   *
   * @param secret the whole secret, prefix included
   * @return 64 characters of lower-case hexadecimal
   */
  public static String digest(String secret) {
    return Sha256.hex(secret);
  }

  /**
   * Compares without telling by its duration where the difference is.
   *
   * @param expected what it should be
   * @param received what came; of any length
   * @return true if they are the same text
   */
  public static boolean same(String expected, String received) {
    return MessageDigest.isEqual(
        expected.getBytes(StandardCharsets.UTF_8), received.getBytes(StandardCharsets.UTF_8));
  }
}
