package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;

/**
 * Replay what was done under an elevation, from the record (H5). Sensitive values are masked.
 *
 * @param id which
 * @param limit at most so many steps, the latest; 1 to 10,000
 */
public record ReplayElevation(Id.Elevation id, int limit)
    implements Command<List<ReplayElevation.Step>> {

  /**
   * One event.
   *
   * @param index where it stands in the log, by which anybody can have it proven
   * @param at when
   * @param node which node wrote it
   * @param door at which door, such as {@code console}
   * @param journey the journey it belongs to
   * @param actor who acted, as {@link dev.ilk.actor.Actor#subject()} writes it
   * @param action what was asked of Ilk
   * @param what what it touched, type and id
   * @param result what came of it, in lower case
   * @param reason why
   * @param policies the policies that decided
   * @param details further facts
   */
  public record Step(
      long index,
      Instant at,
      String node,
      String door,
      Id.Correlation journey,
      String actor,
      String action,
      String what,
      String result,
      String reason,
      List<String> policies,
      SortedMap<String, String> details) {
    public Step {
      policies = List.copyOf(policies);
    }
  }

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
    return Asked.action(action(), "Elevation", id.value());
  }
}
