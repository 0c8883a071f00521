package dev.ilk.measure.stored;

import dev.ilk.actor.Kind;
import java.time.LocalDate;

/**
 * Where a number belongs.
 *
 * @param day on which day, in UTC
 * @param counter what is counted
 * @param environment in which environment; empty if in none
 * @param team of which team; {@link #ALL} for the numbers of all together. A person may be in
 *     several teams, so what teams have does not add up to it
 * @param kind of which kind of actor
 * @param bucket of which size, see {@link Buckets}; 0 for what has no size
 */
public record Cell(
    LocalDate day, Counter counter, String environment, String team, Kind kind, int bucket) {
  /** All teams, and whoever is in none, together. */
  public static final String ALL = "";
}
