package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;

/**
 * One signature line of a note.
 *
 * @param keyName the name of the key
 * @param keyId the id of the key
 * @param signature in the form of the key's own algorithm
 */
public record NoteSignature(String keyName, int keyId, Bytes signature) {
  private static final String PREFIX = "— ";

  /** Whether a key claims to have made this; only verifying tells. */
  boolean isBy(NoteKey key) {
    return keyName.equals(key.name()) && keyId == key.id();
  }

  String line() {
    byte[] signed =
        ByteBuffer.allocate(4 + signature.length()).putInt(keyId).put(signature.toArray()).array();
    return PREFIX + keyName + " " + Base64.getEncoder().encodeToString(signed) + "\n";
  }

  static Optional<NoteSignature> parse(String line) {
    String[] parts = line.split(" ", -1);
    if (!line.startsWith(PREFIX) || parts.length != 3 || !NoteKey.isName(parts[1])) {
      return Optional.empty();
    }
    try {
      ByteBuffer signed = ByteBuffer.wrap(Base64.getDecoder().decode(parts[2]));
      if (signed.remaining() < 5) {
        return Optional.empty();
      }
      int keyId = signed.getInt();
      byte[] signature = new byte[signed.remaining()];
      signed.get(signature);
      return Optional.of(new NoteSignature(parts[1], keyId, Bytes.of(signature)));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
