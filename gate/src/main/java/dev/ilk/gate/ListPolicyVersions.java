package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List what was put in force, by whom, when and why; the latest first.
 *
 * @param before only versions before this one, for paging
 * @param limit at most so many, 1 to 1000
 */
public record ListPolicyVersions(long before, int limit)
    implements Command<List<ListPolicyVersions.Version>> {

  /**
   * One version.
   *
   * @param number greater by one than that of the version before, of whichever set
   * @param team whose policies; empty for the organisation's own
   * @param at when
   * @param by who, as {@link dev.ilk.actor.Actor#subject()} writes it, or its id if it is no longer
   *     registered
   * @param reason why, in their words
   * @param digest of what the set held from then on
   * @param restores the earlier version that was put back in force; empty if it was a new one
   * @param files how many files it has
   */
  public record Version(
      long number,
      Optional<Team> team,
      Instant at,
      String by,
      String reason,
      String digest,
      Optional<Long> restores,
      int files) {}

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
    return Asked.action(action(), "PolicySet", "all");
  }
}
