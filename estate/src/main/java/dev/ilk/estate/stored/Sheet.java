package dev.ilk.estate.stored;

import java.util.List;
import java.util.Optional;

/**
 * A page on its way into the store.
 *
 * @param accounts its accounts; one that comes twice counts once, of changes as it came last
 * @param removed native ids of accounts that the system says are gone, but for those among the
 *     accounts
 * @param next the cursor of the next page; empty after the last
 * @param mark from where on changes will be told once the run is complete; empty if the page does
 *     not say, and what an earlier one said holds
 */
public record Sheet(
    List<Sighting> accounts, List<String> removed, Optional<String> next, Optional<String> mark) {
  public Sheet {
    accounts = List.copyOf(accounts);
    removed = List.copyOf(removed);
  }

  /**
   * A page of a whole run that says nothing of a mark.
   *
   * @param accounts its accounts
   * @param next the cursor of the next page; empty after the last
   */
  public Sheet(List<Sighting> accounts, Optional<String> next) {
    this(accounts, List.of(), next, Optional.empty());
  }
}
