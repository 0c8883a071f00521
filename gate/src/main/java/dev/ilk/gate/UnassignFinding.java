package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Take back who is to mend a finding: it is owed again by whom its system names, by when its
 * severity says.
 *
 * @param finding which
 * @param reason why; 1 to 500 characters
 */
public record UnassignFinding(FindingKey finding, String reason)
    implements Command<Boolean>, AboutEstate {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        finding.whose().type(),
        finding.whose().id(),
        Map.of("code", finding.code(), "about", finding.about(), "reason", reason));
  }
}
