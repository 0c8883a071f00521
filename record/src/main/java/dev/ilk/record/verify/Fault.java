package dev.ilk.record.verify;

/**
 * The first thing that is wrong with a log.
 *
 * @param kind what was done to it
 * @param from the first entry that is wrong, or, if {@code to} differs, that may be
 * @param to the last entry that may be the first wrong one; equal to {@code from} if it is known
 * @param sentence all of this for people, without a final period
 */
public record Fault(Kind kind, long from, long to, String sentence) {

  /** What can be done to a log. */
  public enum Kind {
    /** An entry's bytes were changed. */
    EDITED,
    /** An entry is as it was; the hash stored beside it was changed. */
    HASH_ALTERED,
    /** An entry is gone. */
    CUT,
    /** An entry stands at another's place. */
    REORDERED,
    /** An entry is there that was never appended. */
    INSERTED,
    /** Entries and their hashes were changed together; only what was signed tells. */
    REWRITTEN,
    /** The event that an entry names by its digest is gone or another. */
    EVENT_ALTERED,
    /** The personal data beside an entry is not what the entry committed to. */
    PERSONAL_DATA_ALTERED,
    /** The entries are as they were; a hash of the tree stored above them was changed. */
    TREE_ALTERED,
    /** An entry is not of a format that this version reads. */
    UNREADABLE,
    /** A stored checkpoint is not signed by a key of the log. */
    CHECKPOINT_FORGED,
    /** Two checkpoints were signed that contradict each other. */
    FORKED
  }

  static Fault at(Kind kind, long index, String sentence) {
    return new Fault(kind, index, index, sentence);
  }
}
