package dev.ilk.discover.connect;

import dev.ilk.discover.Account;
import java.util.List;
import java.util.Optional;

/**
 * Some of a system's accounts.
 *
 * @param accounts them; may be empty
 * @param removed ids of accounts that the system says are gone; one that is among the accounts too
 *     is there. Empty but when changes are read
 * @param next the cursor of the next page; nothing after the last
 * @param mark from where on changes will be told once this reading is over; nothing but on the last
 *     page of changes
 */
public record Page(
    List<Account> accounts, List<String> removed, Optional<String> next, Optional<String> mark) {
  public Page {
    accounts = List.copyOf(accounts);
    removed = List.copyOf(removed);
  }

  /**
   * A page of a whole reading.
   *
   * @param accounts the accounts
   * @param next the cursor of the next page; nothing after the last
   */
  public Page(List<Account> accounts, Optional<String> next) {
    this(accounts, List.of(), next, Optional.empty());
  }
}
