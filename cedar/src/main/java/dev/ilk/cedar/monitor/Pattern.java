package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.EventField;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A match taken apart: what can be told when an event happens, what the event is looked up by, and
 * what it gives to variables.
 */
final class Pattern {
  private final EventFilter.Shape shape;
  private final List<EventFilter.Test> tests = new ArrayList<>();
  final List<EventField> keys = new ArrayList<>();
  private final List<Operand> operands = new ArrayList<>();
  private final Map<Integer, EventField> given = new HashMap<>();
  private final List<EventField> fields = new ArrayList<>();
  private final List<Integer> slots = new ArrayList<>();

  /**
   * Takes a match apart.
   *
   * @param match the match
   * @param names the slots of variables
   * @param bound the slots that have a value already
   */
  Pattern(Formula.Match match, Map<String, Integer> names, BitSet bound) {
    this.shape = new EventFilter.Shape(match.action(), match.kind());
    for (Formula.Field part : match.fields()) {
      EventField field = part.field();
      switch (part.pattern()) {
        case Term.Wildcard _ -> {}
        case Term.Literal t -> tests.add(equal(field, new EventFilter.Side.Fixed(t.value())));
        case Term.OfRequest t -> key(field, new Operand.OfRequest(t));
        case Term.Name t -> {
          int slot = Objects.requireNonNull(names.get(t.name()));
          if (bound.get(slot)) {
            key(field, new Operand.Slot(slot));
          } else if (given.containsKey(slot)) {
            EventField first = Objects.requireNonNull(given.get(slot));
            tests.add(equal(field, new EventFilter.Side.OfEvent(first)));
          } else {
            given.put(slot, field);
            fields.add(field);
            slots.add(slot);
          }
        }
        case Term.Aggregate _ -> throw new IllegalStateException("an aggregate is no pattern");
      }
    }
  }

  private static EventFilter.Test equal(EventField field, EventFilter.Side other) {
    return new EventFilter.Test(new EventFilter.Side.OfEvent(field), Comparator.EQUAL, other);
  }

  private void key(EventField field, Operand operand) {
    keys.add(field);
    operands.add(operand);
  }

  /** Adds a comparison of the event's own fields; tells whether it is one. */
  boolean absorb(Formula.Compare compare, Map<String, Integer> names) {
    Optional<EventFilter.Side> left = side(compare.left(), names);
    Optional<EventFilter.Side> right = side(compare.right(), names);
    if (left.isEmpty() || right.isEmpty()) {
      return false;
    }
    tests.add(new EventFilter.Test(left.get(), compare.operator(), right.get()));
    return true;
  }

  private Optional<EventFilter.Side> side(Term term, Map<String, Integer> names) {
    return switch (term) {
      case Term.Literal t -> Optional.of(new EventFilter.Side.Fixed(t.value()));
      case Term.Name t ->
          field(Objects.requireNonNull(names.get(t.name()))).map(EventFilter.Side.OfEvent::new);
      case Term.Wildcard _, Term.OfRequest _, Term.Aggregate _ -> Optional.empty();
    };
  }

  /** The field that gives a variable its value. */
  Optional<EventField> field(int slot) {
    return Optional.ofNullable(given.get(slot));
  }

  EventFilter filter() {
    return new EventFilter(Optional.of(shape), tests);
  }

  List<Operand> operands() {
    return operands;
  }

  Steps.Capture capture() {
    return new Steps.Capture(fields, slots);
  }
}
