package dev.ilk.estate;

import dev.ilk.gate.estate.LinkBatch;
import dev.ilk.gate.estate.LinkSelection;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** Suggestions of which many are answered at once. */
interface Answerable {

  /**
   * Those that wait for a person's word.
   *
   * @param selection which; its limit is left to the caller
   * @param contested those that want a look of their own; otherwise all others
   * @param limit at most so many, 1 to 1001
   */
  List<LinkBatch.Row> waiting(LinkSelection selection, boolean contested, int limit)
      throws StoreUnavailable;

  /**
   * Answers all, or none if one of them waits no more.
   *
   * @param rows them
   * @param belongs whether it is so
   * @param by who says so
   * @param now when
   */
  boolean decide(List<LinkBatch.Row> rows, boolean belongs, String by, Instant now)
      throws StoreUnavailable;
}
