package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * List secrets that leaked.
 *
 * @param query which
 */
public record ListLeaks(LeakQuery query) implements Command<LeakPage>, AboutEstate {

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
