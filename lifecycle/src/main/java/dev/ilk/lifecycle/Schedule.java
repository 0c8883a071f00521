package dev.ilk.lifecycle;

import dev.ilk.actor.Machine;
import dev.ilk.gate.lifecycle.Stage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * When what happens at the end of a machine identity. The end itself is what its declaration or
 * renewal says and is never passed: whatever comes before it is counted back from it.
 *
 * @param warn so long before the end its owner is told; the longest first, 1 minute to 365 days
 * @param restrict so long before the end it is restricted; shorter than every warning
 * @param keep so long after the end it can still be renewed; 0 to 365 days
 * @param renewal so long a renewal lets it live; at most 366 days
 */
public record Schedule(List<Duration> warn, Duration restrict, Duration keep, Duration renewal) {
  /** Told 30 and 7 days before, restricted 3 days before, over for good 14 days after. */
  public static final Schedule DEFAULT =
      new Schedule(
          List.of(Duration.ofDays(30), Duration.ofDays(7)),
          Duration.ofDays(3),
          Duration.ofDays(14),
          Duration.ofDays(90));

  /** In lives that are shorter than this, what comes before the end comes proportionally later. */
  public static final Duration WHOLE_LIFE = Duration.ofDays(90);

  /**
   * One thing that happens.
   *
   * @param stage to which stage it leads
   * @param before so long before the end of a whole life; negative for after it
   */
  public record Step(Stage stage, Duration before) {}

  public Schedule {
    warn = warn.stream().sorted(Comparator.reverseOrder()).distinct().toList();
    if (!warn.isEmpty() && warn.getLast().compareTo(restrict) <= 0) {
      throw new IllegalArgumentException("a warning comes before the restriction");
    }
  }

  /**
   * Everything that happens, in order.
   *
   * @return at least the restriction and the ends
   */
  List<Step> steps() {
    List<Step> steps = new ArrayList<>();
    warn.forEach(before -> steps.add(new Step(Stage.WARNED, before)));
    steps.add(new Step(Stage.RESTRICTED, restrict));
    steps.add(new Step(Stage.STOPPED, Duration.ZERO));
    steps.add(new Step(Stage.ENDED, keep.negated()));
    return steps;
  }

  /**
   * So long before its end the first thing can happen to any identity.
   *
   * @return the longest
   */
  Duration horizon() {
    return steps().getFirst().before();
  }

  /**
   * What comes next.
   *
   * @param told how far the end was carried
   * @return empty when all is done
   */
  Optional<Step> after(Lapse told) {
    return steps().stream()
        .filter(step -> step.stage().compareTo(told.stage()) >= 0)
        .filter(step ->
            told.stage() == Stage.STANDING
                || (step.stage() == Stage.WARNED
                    ? step.before().compareTo(told.before()) < 0
                    : step.stage() != told.stage()))
        .findFirst();
  }

  /**
   * When a step is due.
   *
   * <p>INVARIANT: nothing is taken away sooner after the step before than the schedule says, so
   * that a clock that jumps ahead, or a node that slept, ends nothing unseen.
   *
   * @param step which
   * @param machine whose end it is
   * @param told how far its end was carried
   * @return the first instant
   */
  Instant due(Step step, Machine machine, Lapse told) {
    Instant usual = machine.end().minus(scaled(step.before(), machine));
    return switch (step.stage()) {
      case STANDING, WARNED, RESTRICTED -> usual;
      case STOPPED -> later(usual, told.at().plus(scaled(restrict, machine)));
      case ENDED -> later(usual, told.at().plus(keep));
    };
  }

  private static Duration scaled(Duration before, Machine machine) {
    if (before.isNegative()) {
      return before;
    }
    Instant since =
        machine
            .stewardship()
            .lastReview()
            .filter(machine.created()::isBefore)
            .orElse(machine.created());
    Duration life = Duration.between(since, machine.end());
    if (life.compareTo(WHOLE_LIFE) >= 0) {
      return before;
    }
    // Seconds multiply without overflow: both are below 2^26.
    long seconds = before.toSeconds() * Math.max(0, life.toSeconds()) / WHOLE_LIFE.toSeconds();
    return Duration.ofSeconds(seconds);
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }
}
