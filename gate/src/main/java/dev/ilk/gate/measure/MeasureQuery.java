package dev.ilk.gate.measure;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Over which time, and of what, measures are asked for. Days are those of UTC.
 *
 * @param from the first day
 * @param to the last day; at most {@link #MOST_DAYS} days after the first
 * @param environment only what happened or stands in this one; people, and what belongs to no
 *     identity, are in none
 * @param team only what this team owns, and what its members did
 */
public record MeasureQuery(
    LocalDate from, LocalDate to, Optional<Environment> environment, Optional<Team> team) {
  /** The longest time that can be asked for, in days. */
  public static final int MOST_DAYS = 400;

  public MeasureQuery {
    if (to.isBefore(from) || from.plusDays(MOST_DAYS).isBefore(to)) {
      throw new IllegalArgumentException("%s to %s is no time to measure".formatted(from, to));
    }
  }
}
