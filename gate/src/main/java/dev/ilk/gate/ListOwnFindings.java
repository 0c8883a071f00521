package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FindingPage;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * List what one is to mend oneself, or one's teams.
 *
 * @param query which of that; whom it names as owners is not looked at
 */
public record ListOwnFindings(FindingQuery query) implements Command<FindingPage>, AboutEstate {

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
    return Asked.action(action(), "Estate", "own");
  }
}
