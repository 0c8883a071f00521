package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.AccountPage;
import dev.ilk.gate.estate.AccountQuery;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * List accounts that were found in other systems.
 *
 * @param query which
 */
public record ListAccounts(AccountQuery query) implements Command<AccountPage> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", "all");
  }
}
