package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;
import dev.ilk.keys.Signer;
import java.nio.charset.StandardCharsets;

/**
 * A key that signs notes. Safe to share between threads.
 *
 * @param key its public half, with the name it signs under
 * @param signer its private half
 */
public record NoteSigner(NoteKey key, Signer signer) {
  /**
   * A signer under a name.
   *
   * @param name the key's name, by custom the log's origin
   * @param signer an Ed25519 key
   * @return what signs notes
   * @throws IllegalArgumentException if the key is of another type or the name is no key name
   */
  public static NoteSigner named(String name, Signer signer) {
    byte[] publicKey =
        signer
            .verifyingKey()
            .rawEd25519()
            .orElseThrow(() -> new IllegalArgumentException("notes are signed with Ed25519"));
    return new NoteSigner(new NoteKey(name, Bytes.of(publicKey)), signer);
  }

  /** The signature of a note's text (RFC 8032, section 5.1.6). */
  NoteSignature sign(String text) {
    byte[] signature = signer.sign(text.getBytes(StandardCharsets.UTF_8));
    return new NoteSignature(key.name(), key.id(), Bytes.of(signature));
  }
}
