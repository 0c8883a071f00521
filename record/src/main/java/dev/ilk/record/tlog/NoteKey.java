package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.VerifyingKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The public half of an Ed25519 key that signs notes (C2SP signed-note, "Verifier keys").
 *
 * @param name the key's name, by custom the log's origin; no spaces, no plus sign
 * @param publicKey 32 bytes as in RFC 8032
 */
public record NoteKey(String name, Bytes publicKey) {
  /** The signature type identifier of Ed25519. */
  static final byte ED25519 = 1;

  private static final int MAX_NAME = 256;
  private static final int KEY_SIZE = 32;
  private static final Pattern NAME = Pattern.compile("[^\\s\\p{Z}\\p{Cc}+]{1," + MAX_NAME + "}");
  private static final Pattern VKEY =
      Pattern.compile("([^+]{1," + MAX_NAME + "})\\+([0-9a-f]{8})\\+([A-Za-z0-9+/]{44})");

  public NoteKey {
    if (!isName(name)) {
      throw new IllegalArgumentException("a key name has no spaces and no plus sign");
    }
    if (publicKey.length() != KEY_SIZE) {
      throw new IllegalArgumentException("an Ed25519 public key has 32 bytes");
    }
  }

  static boolean isName(String text) {
    return NAME.matcher(text).matches();
  }

  /**
   * The key's id: not a secure hash, only a way to find the key among a note's signatures.
   *
   * @return 32 bits
   */
  public int id() {
    byte[] named = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.wrap(Sha256.of(named, typed())).getInt();
  }

  /**
   * The key as text, to be given to whoever shall check notes.
   *
   * @return such as {@code example.com/log+530d903a+AekyeRrm…}
   */
  public String vkey() {
    return "%s+%08x+%s".formatted(name, id(), Base64.getEncoder().encodeToString(typed()));
  }

  /**
   * Reads a verifier key.
   *
   * @param vkey the text; of any length
   * @return the key, or what is wrong with the text
   */
  public static Result<NoteKey> parse(String vkey) {
    Matcher form = VKEY.matcher(vkey);
    if (!form.matches() || !isName(form.group(1))) {
      return refused("a verifier key is a name, eight hexadecimal digits and a base 64 key");
    }
    byte[] typed = Base64.getDecoder().decode(form.group(3));
    if (typed[0] != ED25519) {
      return refused("the verifier key is not of type Ed25519");
    }
    byte[] publicKey = new byte[KEY_SIZE];
    System.arraycopy(typed, 1, publicKey, 0, KEY_SIZE);
    NoteKey key = new NoteKey(form.group(1), Bytes.of(publicKey));
    return key.vkey().equals(vkey)
        ? Result.ok(key)
        : refused("the verifier key's id does not belong to its name and key");
  }

  /**
   * Whether a signature over a note's text is by this key.
   *
   * @param text the note's text, final newline included
   * @param signature what the note carries after the key id
   * @return true only if it verifies (RFC 8032, section 5.1.7)
   */
  public boolean verifies(String text, Bytes signature) {
    // Bytes that are no point on the curve make no key, and nobody signed with that.
    return VerifyingKey.ofRawEd25519(publicKey.toArray())
            instanceof Result.Ok<VerifyingKey>(VerifyingKey key)
        && key.verify(Algorithm.EDDSA, text.getBytes(StandardCharsets.UTF_8), signature.toArray());
  }

  private byte[] typed() {
    return ByteBuffer.allocate(1 + KEY_SIZE).put(ED25519).put(publicKey.toArray()).array();
  }

  private static Result<NoteKey> refused(String message) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "verifier_key_malformed", message)
            .mend("copy the whole line that the log's operator published"));
  }
}
