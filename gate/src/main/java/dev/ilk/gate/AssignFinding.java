package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Say who is to mend a finding, in place of whom its system names and of whoever was named before.
 *
 * @param finding which
 * @param to who is to mend it
 * @param reason why they; 1 to 500 characters
 * @param due by when; never later than its severity allows, unless its risk is taken for longer.
 *     Empty: as its severity says
 */
public record AssignFinding(FindingKey finding, Assignee to, String reason, Optional<Instant> due)
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
    Map<String, String> details = new TreeMap<>();
    details.put("code", finding.code());
    details.put("about", finding.about());
    details.put("to", to.told());
    details.put("reason", reason);
    due.ifPresent(end -> details.put("due", end.toString()));
    return Asked.action(action(), finding.whose().type(), finding.whose().id(), details);
  }
}
