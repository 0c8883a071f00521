package dev.ilk.migration;

import dev.ilk.gate.migration.BurnCount;
import dev.ilk.kernel.StoreUnavailable;
import java.time.LocalDate;
import java.util.List;

/** Keeps how many static secrets there were on each day. */
public interface BurndownStore {

  /**
   * Keeps a day's counts in place of those that it had.
   *
   * @param day which
   * @param counts of that day, each state and team once
   * @throws StoreUnavailable if it is not known to be stored
   */
  void note(LocalDate day, List<BurnCount> counts) throws StoreUnavailable;

  /**
   * The counts since a day.
   *
   * @param from the first day
   * @return by day; at most 100,000
   * @throws StoreUnavailable if the store does not answer
   */
  List<BurnCount> since(LocalDate from) throws StoreUnavailable;
}
