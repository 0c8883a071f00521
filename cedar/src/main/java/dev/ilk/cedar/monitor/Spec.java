package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.EventField;
import java.util.List;

/**
 * Something that must be remembered of the events of a history. Equal specs of several rules are
 * kept once.
 */
sealed interface Spec {

  /** Which events it is about. */
  EventFilter filter();

  /** By which fields what is remembered is looked up; an event without one of them is passed. */
  List<EventField> keys();

  /** How long it is remembered, in milliseconds. */
  long horizon();

  /** An empty memory. */
  Memory<?> open();

  /**
   * The latest matching events, in their order.
   *
   * @param filter which events
   * @param keys by which fields they are looked up
   * @param values which of their fields are kept
   * @param keep how many for each key
   * @param horizon how long
   */
  record Recent(
      EventFilter filter, List<EventField> keys, List<EventField> values, int keep, long horizon)
      implements Spec {
    public Recent {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }

    @Override
    public Memory<?> open() {
      return new Memory.OfTrails(this);
    }
  }

  /**
   * When each combination of values was seen last.
   *
   * @param filter which events
   * @param keys by which fields they are looked up
   * @param values the fields whose combinations are told apart
   * @param keep how many combinations for each key
   * @param horizon how long
   */
  record Distinct(
      EventFilter filter, List<EventField> keys, List<EventField> values, int keep, long horizon)
      implements Spec {
    public Distinct {
      keys = List.copyOf(keys);
      values = List.copyOf(values);
    }

    @Override
    public Memory<?> open() {
      return new Memory.OfSightings(this);
    }
  }

  /**
   * The sum of a field over the window.
   *
   * @param filter which events
   * @param keys by which fields they are looked up
   * @param summed the field
   * @param horizon the window
   */
  record Total(EventFilter filter, List<EventField> keys, EventField summed, long horizon)
      implements Spec {
    public Total {
      keys = List.copyOf(keys);
    }

    @Override
    public Memory<?> open() {
      return new Memory.OfTotals(this);
    }
  }

  /** As many as there are, up to the bound of {@link Trail}. */
  int ALL = Integer.MAX_VALUE;
}
