package dev.ilk.elevation;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.gate.ElevationState;
import dev.ilk.kernel.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An elevation, from the request to its end.
 *
 * @param id its name
 * @param asked what was asked for; never changes
 * @param begun when it began; empty before
 * @param ended when it was ended; empty if it was not, or ended by itself
 */
public record StoredElevation(
    Id.Elevation id, Asked asked, Optional<Begun> begun, Optional<ElevationState.Ended> ended) {

  /**
   * What was asked for.
   *
   * @param human who asked
   * @param subject the same as {@link dev.ilk.actor.Actor#subject()} writes it
   * @param role which role
   * @param lasting for how long, from when it begins
   * @param reason why, in the person's words
   * @param request where people approve it; empty if policies asked for nobody
   * @param at when it was asked for
   */
  public record Asked(
      Id.Identity human,
      String subject,
      Role role,
      Duration lasting,
      String reason,
      Optional<Id.AccessRequest> request,
      Instant at) {}

  /**
   * That it began.
   *
   * @param since when
   * @param approvers who approved it
   */
  public record Begun(Instant since, List<Elevation.Approver> approvers) {
    public Begun {
      approvers = List.copyOf(approvers);
    }
  }

  /**
   * What was begun.
   *
   * @return empty before; there is one still when it has ended
   */
  public Optional<Elevation> elevation() {
    return begun.map(one ->
        new Elevation(
            id,
            asked.human(),
            asked.role(),
            asked.reason(),
            one.since(),
            one.since().plus(asked.lasting()),
            one.approvers()));
  }

  /** Whether there is nothing left to end. */
  boolean isOver(Instant now) {
    return ended.isPresent() || elevation().map(one -> !now.isBefore(one.until())).orElse(false);
  }

  StoredElevation beginning(Instant now, List<Elevation.Approver> approvers) {
    return new StoredElevation(id, asked, Optional.of(new Begun(now, approvers)), ended);
  }

  StoredElevation ending(Instant now, Id.Identity by) {
    return new StoredElevation(
        id, asked, begun, Optional.of(new ElevationState.Ended(now, Optional.of(by))));
  }
}
