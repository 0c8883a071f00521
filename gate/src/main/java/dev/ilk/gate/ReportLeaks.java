package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Report what a scan for leaked secrets found, part by part. Reporting a part twice does no more
 * than once.
 *
 * @param report a part
 */
public record ReportLeaks(LeakReport report) implements Command<ReportLeaks.Taken>, AboutEstate {

  /**
   * What was taken.
   *
   * @param leaks how many leaks
   * @param held how many accounts hold one of them
   */
  public record Taken(long leaks, long held) {}

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
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of("source", report.source(), "scan", String.valueOf(report.scan())));
  }

  /**
   * What the record says of it.
   *
   * @param taken what was taken
   * @return with counts, not with each leak
   */
  public Particulars told(Taken taken) {
    return Asked.action(
        action(),
        "Estate",
        "all",
        Map.of(
            "source", report.source(),
            "scan", String.valueOf(report.scan()),
            "leaks", String.valueOf(taken.leaks()),
            "held", String.valueOf(taken.held()),
            "read", report.end().map(Enum::name).orElse("")));
  }
}
