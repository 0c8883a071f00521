package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.EventField;
import dev.ilk.cedar.temporal.EventKind;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which events a rule remembers, as far as that can be told when they happen.
 *
 * @param of the action and kind; empty for every event
 * @param tests what must hold of the fields besides
 */
record EventFilter(Optional<Shape> of, List<Test> tests) {

  /** The filter that every event passes. */
  static final EventFilter EVERY = new EventFilter(Optional.empty(), List.of());

  /**
   * An action and a kind of event.
   *
   * @param action the action
   * @param kind the kind
   */
  record Shape(EntityUid action, EventKind kind) {}

  /**
   * A comparison within an event.
   *
   * @param left one side
   * @param operator the comparison
   * @param right the other side
   */
  record Test(Side left, Comparator operator, Side right) {
    boolean passes(Event event) {
      return compare(operator, left.of(event), right.of(event));
    }
  }

  /** One side of a comparison within an event. */
  sealed interface Side {
    /**
     * A field.
     *
     * @param field which
     */
    record OfEvent(EventField field) implements Side {}

    /**
     * A value.
     *
     * @param value which
     */
    record Fixed(Value value) implements Side {}

    /** The value in an event, or null if the event has no such field. */
    default @Nullable Value of(Event event) {
      return switch (this) {
        case OfEvent s -> event.get(s.field());
        case Fixed s -> s.value();
      };
    }
  }

  EventFilter {
    tests = List.copyOf(tests);
  }

  boolean passes(Event event) {
    for (Test test : tests) {
      if (!test.passes(event)) {
        return false;
      }
    }
    return true;
  }

  /** What has no value compares as false; only integers have an order. */
  static boolean compare(Comparator operator, @Nullable Value left, @Nullable Value right) {
    if (left == null || right == null) {
      return false;
    }
    return switch (operator) {
      case EQUAL -> left.equals(right);
      case NOT_EQUAL -> !left.equals(right);
      case LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
          left instanceof LongValue(long l)
              && right instanceof LongValue(long r)
              && operator.holds(Long.compare(l, r));
    };
  }
}
