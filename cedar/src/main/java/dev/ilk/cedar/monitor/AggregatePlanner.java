package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.EventField;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Plans counts and sums. Those over the events of one window are kept as a number that moves with
 * the window; a count that is compared with a fixed number remembers no more than exceeds it.
 */
final class AggregatePlanner {
  private final Planner planner;
  private final Specs specs;

  AggregatePlanner(Planner planner, Specs specs) {
    this.planner = planner;
    this.specs = specs;
  }

  /**
   * The count that need not be exceeded: every greater one compares in the same way.
   *
   * @return one more than a fixed number beside the aggregate, or {@link Spec#ALL}
   */
  static int enough(Term.Aggregate aggregate, Formula.Compare compare) {
    Term other = compare.left() == aggregate ? compare.right() : compare.left();
    return other instanceof Term.Literal literal
            && literal.value() instanceof LongValue(long limit)
            && limit < Trail.MOST - 1
        ? (int) Math.max(limit + 1, 1)
        : Spec.ALL;
  }

  Operand plan(
      Term.Aggregate aggregate, int enough, Map<String, Integer> names, Site site, BitSet bound) {
    Map<String, Integer> inner = new HashMap<>(names);
    for (Binder binder : aggregate.domain()) {
      inner.put(binder.name(), planner.slot());
    }
    List<Integer> domain =
        aggregate.domain().stream().map(b -> Planner.slot(b.name(), inner)).toList();
    List<Scoped> body = planner.flat(aggregate.body(), inner);
    if (site.decision()) {
      Optional<Operand> kept = kept(aggregate, domain, enough, body, inner, bound);
      if (kept.isPresent()) {
        return kept.get();
      }
    }
    BitSet within = (BitSet) bound.clone();
    Chain solutions = planner.chain(body, site, within);
    if (aggregate.summed().isEmpty()) {
      return new Aggregates.Solutions(solutions, domain, enough);
    }
    int summed = Planner.slot(aggregate.summed().get(), inner);
    return new Aggregates.SolutionSum(solutions, domain, domain.indexOf(summed));
  }

  /** A number that is kept, if the body is one event of one window and nothing else. */
  private Optional<Operand> kept(
      Term.Aggregate aggregate,
      List<Integer> domain,
      int enough,
      List<Scoped> body,
      Map<String, Integer> names,
      BitSet bound) {
    if (body.size() != 1 || !(body.getFirst().formula() instanceof Formula.Formerly formerly)) {
      return Optional.empty();
    }
    List<Scoped> inside = planner.flat(formerly.body(), body.getFirst().names());
    int driver = Planner.driver(inside);
    if (driver < 0) {
      return Optional.empty();
    }
    Scoped event = inside.remove(driver);
    Pattern pattern = new Pattern((Formula.Match) event.formula(), event.names(), bound);
    Set<Integer> timepoints = new HashSet<>();
    for (Scoped part : inside) {
      if (part.formula() instanceof Formula.Timepoint f) {
        timepoints.add(Planner.slot(f.variable(), part.names()));
      } else if (!(part.formula() instanceof Formula.Compare compare)
          || !pattern.absorb(compare, part.names())) {
        return Optional.empty();
      }
    }
    if (timepoints.size() > 1 || timepoints.stream().anyMatch(bound::get)) {
      return Optional.empty();
    }
    long window = formerly.window().millis();
    List<EventField> fields = new ArrayList<>();
    boolean each = false;
    for (int slot : domain) {
      if (timepoints.contains(slot)) {
        each = true;
      } else if (pattern.field(slot).isPresent()) {
        fields.add(pattern.field(slot).get());
      } else {
        return Optional.empty();
      }
    }
    return number(aggregate, pattern, fields, each, enough, window, names);
  }

  private Optional<Operand> number(
      Term.Aggregate aggregate,
      Pattern pattern,
      List<EventField> fields,
      boolean each,
      int enough,
      long window,
      Map<String, Integer> names) {
    // Every variable of the pattern must have a value for the event to count.
    List<EventField> captured = pattern.capture().fields();
    if (aggregate.summed().isPresent()) {
      // The sum of distinct values, without the timepoint, is left to the solutions.
      return each && captured.size() == 1
          ? pattern
              .field(Planner.slot(aggregate.summed().get(), names))
              .map(field -> new Aggregates.Sum(specs.total(pattern, field, window), window))
          : Optional.empty();
    }
    if (each) {
      return Optional.of(
          new Aggregates.Events(specs.recent(pattern, captured, enough, window), window));
    }
    return captured.size() == fields.size()
        ? Optional.of(
            new Aggregates.Combinations(specs.distinct(pattern, fields, enough, window), window))
        : Optional.empty();
  }
}
