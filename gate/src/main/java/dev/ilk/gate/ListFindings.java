package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * List what is wrong with accounts in other systems and with identities of the registry.
 *
 * @param query which
 */
public record ListFindings(FindingQuery query) implements Command<FindingPage> {

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
