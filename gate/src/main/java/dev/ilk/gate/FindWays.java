package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.graph.Ways;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Find how one thing reaches another: what whoever has taken over the first could go on to.
 *
 * @param from a subject, the id of an account, {@code team:NAME}, or what something is called
 * @param to likewise
 */
public record FindWays(String from, String to) implements Command<Ways>, AboutEstate {

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
    return Asked.action(action(), "Estate", from + " to " + to);
  }
}
