package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.OwnerSuggestion;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * See who may answer for accounts.
 *
 * @param account all that is known of this account; otherwise what waits for a person's word
 * @param after of what waits, goes on after this account
 * @param limit of at most so many accounts, 1 to 1000
 */
public record ListOwners(Optional<Id.Account> account, Optional<Id.Account> after, int limit)
    implements Command<List<ListOwners.Told>>, AboutEstate {

  /**
   * A suggestion, told to people.
   *
   * @param suggestion it
   * @param name the account's name, with its source
   */
  public record Told(OwnerSuggestion suggestion, String name) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", account.map(Id.Account::value).orElse("all"));
  }
}
