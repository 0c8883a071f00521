package dev.ilk.record.verify;

import dev.ilk.record.tlog.Hash;

/** What came of verifying a log. */
public sealed interface Verification {

  /**
   * The log is whole: every entry is what it was when it was signed.
   *
   * @param size how many entries it has
   * @param root the root over all of them, recomputed
   * @param signed how many of them signed checkpoints cover; what is after is only consistent in
   *     itself
   * @param checkpoints how many checkpoints were compared
   * @param erased for how many entries the personal data is not there: erased, or not published
   */
  record Whole(long size, Hash root, long signed, long checkpoints, long erased)
      implements Verification {}

  /**
   * The log is not whole.
   *
   * @param fault the first thing that is wrong
   */
  record Broken(Fault fault) implements Verification {}
}
