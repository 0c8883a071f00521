package dev.ilk.record.append;

import dev.ilk.kernel.Bytes;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingKey;
import dev.ilk.keys.ring.RingName;
import dev.ilk.record.log.LogStoreException;
import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.NoteSigner;
import java.util.List;
import java.util.Optional;

/**
 * The log's keys from the ring {@link #RING}, whose policy must make Ed25519 keys. Keys that were
 * destroyed are still known by their public half, so that old checkpoints still verify.
 *
 * @param origin the log's name, which is the name of its keys, too
 * @param rings the rings
 */
public record RingLogKeys(String origin, KeyRings rings) implements LogKeys {
  /** The ring that signs for the log and for nothing else. */
  public static final RingName RING = new RingName("record");

  @Override
  public NoteSigner signer() {
    try {
      return NoteSigner.named(origin, rings.active(RING));
    } catch (KeysUnavailable e) {
      throw new LogStoreException("the record's signing key cannot be had", e);
    }
  }

  @Override
  public List<NoteKey> known() {
    try {
      return rings.ring(RING).keys().stream()
          .map(RingKey::key)
          .map(key -> key.rawEd25519())
          .flatMap(Optional::stream)
          .map(raw -> new NoteKey(origin, Bytes.of(raw)))
          .toList();
    } catch (KeysUnavailable e) {
      throw new LogStoreException("the record's keys cannot be had", e);
    }
  }
}
