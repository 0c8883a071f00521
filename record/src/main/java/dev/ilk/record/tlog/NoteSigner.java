package dev.ilk.record.tlog;

import dev.ilk.kernel.Bytes;

/** Holds the private half of a note key. Safe to share between threads. */
public interface NoteSigner {
  /**
   * The key whose signatures these are.
   *
   * @return the public half
   */
  NoteKey key();

  /**
   * Signs (RFC 8032, section 5.1.6).
   *
   * @param text a note's text in UTF-8
   * @return 64 bytes
   */
  Bytes sign(Bytes text);
}
