package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Report what a repository tells of who answers for what, in place of what was reported of it
 * before. Nobody becomes an owner by it.
 *
 * @param report all of it
 */
public record ReportOwners(OwnerReport report) implements Command<ReportOwners.Taken>, AboutEstate {

  /**
   * What came of it.
   *
   * @param clues how many pieces of evidence were taken
   * @param accounts how many accounts are named
   */
  public record Taken(long clues, long accounts) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Estate", "all", Map.of("repository", report.repository()));
  }

  /**
   * What the record says of it.
   *
   * @param taken what came of it
   * @return with counts, not with each piece
   */
  public Particulars told(Taken taken) {
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of(
            "repository", report.repository(),
            "clues", String.valueOf(taken.clues()),
            "accounts", String.valueOf(taken.accounts())));
  }
}
