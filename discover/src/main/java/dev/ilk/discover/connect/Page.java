package dev.ilk.discover.connect;

import dev.ilk.discover.Account;
import java.util.List;
import java.util.Optional;

/**
 * Some of a system's accounts.
 *
 * @param accounts them; may be empty
 * @param next the cursor of the next page; nothing after the last
 */
public record Page(List<Account> accounts, Optional<String> next) {
  public Page {
    accounts = List.copyOf(accounts);
  }
}
