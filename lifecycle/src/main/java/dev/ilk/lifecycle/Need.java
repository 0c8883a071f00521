package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.review.ReviewThing;
import dev.ilk.gate.review.ReviewUse;
import dev.ilk.record.trace.History;
import dev.ilk.review.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.SortedMap;

/**
 * Whether a machine identity is needed, as the record shows its real use.
 *
 * @param use what it did at all
 * @param audiences for which services it got credentials, and when last
 * @param unused scopes that it did not ask for within {@link #COUNTS}; none if the record holds
 *     more than was looked at, or if it is younger than that
 * @param dormant whether it is older than {@link #COUNTS} and was not used within it
 */
public record Need(
    ReviewUse use, SortedMap<String, Instant> audiences, List<String> unused, boolean dormant) {
  /** What was not used for so long counts as unused. */
  public static final Duration COUNTS = Duration.ofDays(90);

  /** Finds needs. */
  @FunctionalInterface
  public interface Source {
    /**
     * Finds one.
     *
     * @param machine whose
     * @param now the present
     * @return as it was really used
     * @throws PartUnavailable if the record cannot be read
     */
    Need of(Machine machine, Instant now) throws PartUnavailable;
  }

  /**
   * Needs as the record shows them.
   *
   * @param history the record
   * @return looks at the latest events of an identity
   */
  public static Source from(History history) {
    return (machine, now) -> of(history, machine, now);
  }

  private static Need of(History history, Machine machine, Instant now) throws PartUnavailable {
    Usage usage = Usage.of(history, machine.id());
    Instant since = now.minus(COUNTS);
    ReviewUse all =
        usage.of(new ReviewThing(ReviewThing.Sort.IDENTITY, machine.subject(), List.of()));
    boolean known = machine.created().isBefore(since);
    boolean dormant = known && all.last().filter(last -> !last.isBefore(since)).isEmpty();
    return new Need(all, usage.audiences(), unused(usage, machine, all, since), dormant);
  }

  private static List<String> unused(Usage usage, Machine machine, ReviewUse all, Instant since)
      throws PartUnavailable {
    if (all.atLeast() || !machine.created().isBefore(since)) {
      return List.of();
    }
    List<String> held = machine.scopes().stream().sorted().toList();
    ReviewUse scopes = usage.of(new ReviewThing(ReviewThing.Sort.SCOPES, machine.subject(), held));
    return held.stream()
        .filter(scope -> scopes.parts().getOrDefault(scope, Instant.MIN).isBefore(since))
        .toList();
  }
}
