package dev.ilk.measure;

import dev.ilk.actor.Kind;
import dev.ilk.gate.measure.Measured;
import dev.ilk.measure.stored.Counter;
import java.util.Set;

/**
 * A measure: what it is and how it comes about.
 *
 * @param id a stable name
 * @param title for people
 * @param definition one sentence without a final period
 * @param unit in what it is counted
 * @param better which way is better
 * @param kinds the kinds of actor that it is defined for
 * @param missing what there was none of, where there is no value
 * @param formula how it is made of numbers
 */
record Measure(
    String id,
    String title,
    String definition,
    Measured.Unit unit,
    Measured.Better better,
    Set<Kind> kinds,
    String missing,
    Formula formula) {
  private static final Set<Counter> DISCOVERED =
      Set.of(Counter.ACCOUNTS, Counter.CREDENTIALS, Counter.CREDENTIALS_STATIC);

  /** Whether the last day counts, and not all of them together. */
  boolean standing() {
    return formula.counters().getFirst().sort() == Counter.Sort.STANDING;
  }

  /** Whether nothing can be said of it before a system was read. */
  boolean discovered() {
    return DISCOVERED.contains(formula.counters().getFirst());
  }
}
