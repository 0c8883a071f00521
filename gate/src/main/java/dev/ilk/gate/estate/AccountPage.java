package dev.ilk.gate.estate;

import java.util.List;
import java.util.Optional;

/**
 * Some accounts.
 *
 * @param accounts those that the query asked for; may be fewer than it asked for, even none, where
 *     many had to be looked through
 * @param next where to go on; nothing if there are no more
 */
public record AccountPage(List<FoundAccount> accounts, Optional<AccountQuery.Mark> next) {
  public AccountPage {
    accounts = List.copyOf(accounts);
  }
}
