package dev.ilk.gate.measure;

import dev.ilk.actor.Kind;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One measure with its definition, apart for each kind of actor (G3).
 *
 * @param id a stable name, such as {@code federated-share}
 * @param title for people
 * @param definition what it is, in one sentence without a final period
 * @param unit in what it is counted
 * @param better which way is better
 * @param kinds what it is of each kind that it is defined for
 */
public record Measured(
    String id, String title, String definition, Unit unit, Better better, List<OfKind> kinds) {
  public Measured {
    kinds = List.copyOf(kinds);
  }

  /** In what a measure is counted. */
  public enum Unit {
    /** A part of a whole, from 0 to 1. */
    SHARE,
    /** A number of things. */
    COUNT,
    /** A span of time, in seconds. */
    SECONDS;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Which way is better. */
  public enum Better {
    /** The more. */
    UP,
    /** The less. */
    DOWN;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /**
   * A measure of one kind of actor.
   *
   * @param kind which kind
   * @param value nothing if there was nothing to measure, which is not the same as zero
   * @param whole of how many things it is the share, the middle or the number per thing
   * @param parts the numbers that it is made of, by name
   * @param missing what there was none of, if there is no value; else empty
   * @param days its course, on those days on which there was something
   */
  public record OfKind(
      Kind kind,
      Optional<Double> value,
      long whole,
      SortedMap<String, Long> parts,
      String missing,
      List<Point> days) {
    public OfKind {
      parts = new TreeMap<>(parts);
      days = List.copyOf(days);
    }
  }

  /**
   * A measure on one day.
   *
   * @param day in UTC
   * @param value what it was
   * @param whole of how many things
   */
  public record Point(LocalDate day, double value, long whole) {}
}
