package dev.ilk.record.append;

import dev.ilk.record.tlog.NoteKey;
import dev.ilk.record.tlog.NoteSigner;
import java.util.List;

/** The keys that speak for the log; they rotate while it runs. Safe to share between threads. */
public interface LogKeys {
  /**
   * The key that signs now, under the log's origin as its name.
   *
   * @return the same for all nodes, but for moments of a rotation
   */
  NoteSigner signer();

  /**
   * Every key that ever signed checkpoints of this log, the present one among them.
   *
   * @return public halves
   */
  List<NoteKey> known();
}
