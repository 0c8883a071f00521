package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import dev.ilk.cedar.temporal.Variables;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Makes the plan of one clause. A formula under an operator is evaluated at the events that match
 * its first pattern, which are looked up by whatever is known by then.
 */
final class Planner {
  private final Specs specs;
  private final AggregatePlanner aggregates;
  private int variables;

  Planner(Specs specs) {
    this.specs = specs;
    this.aggregates = new AggregatePlanner(this, specs);
  }

  int variables() {
    return variables;
  }

  /** The plan of a clause's body. */
  Chain plan(Formula body) {
    return chain(flat(body, Map.of()), Site.TOP, new BitSet());
  }

  int slot() {
    return variables++;
  }

  /**
   * A formula as a chain. An {@code exists} goes into the chain around it, since each variable has
   * its own slot.
   */
  List<Scoped> flat(Formula formula, Map<String, Integer> names) {
    List<Scoped> parts = new ArrayList<>();
    switch (formula) {
      case Formula.And f -> f.operands().forEach(operand -> parts.addAll(flat(operand, names)));
      case Formula.Exists f -> {
        Formula body = Inlining.of(f);
        Map<String, Integer> more = new HashMap<>(names);
        more.put(f.binder().name(), slot());
        parts.addAll(flat(body, more));
      }
      case Formula.Match _,
          Formula.Timepoint _,
          Formula.Compare _,
          Formula.Not _,
          Formula.Formerly _,
          Formula.Previous _,
          Formula.Since _ ->
          parts.add(new Scoped(formula, names));
    }
    return parts;
  }

  /** The steps of a chain; adds to the slots that have a value. */
  Chain chain(List<Scoped> parts, Site site, BitSet bound) {
    List<Step> steps = new ArrayList<>();
    for (Scoped part : parts) {
      steps.add(step(part.formula(), part.names(), site, bound));
    }
    return new Chain(steps);
  }

  private Step step(Formula formula, Map<String, Integer> names, Site site, BitSet bound) {
    return switch (formula) {
      case Formula.Match f -> match(f, names, site, bound);
      case Formula.Timepoint f -> timepoint(slot(f.variable(), names), bound);
      case Formula.Compare f -> compare(f, names, site, bound);
      case Formula.Not f -> {
        BitSet inner = (BitSet) bound.clone();
        yield new Steps.Not(chain(flat(f.operand(), names), site, inner));
      }
      case Formula.Formerly f -> formerly(f, names, site, bound);
      case Formula.Previous f -> {
        long window = f.window().millis();
        Site before = site.before(window);
        Reader<Trail> every = specs.every(before.lookback(), before.keep());
        yield new Steps.Previous(every, window, chain(flat(f.body(), names), before, bound));
      }
      case Formula.Since f -> since(f, names, site, bound);
      case Formula.And _, Formula.Exists _ ->
          throw new IllegalStateException("chains are flat already");
    };
  }

  private Step match(Formula.Match match, Map<String, Integer> names, Site site, BitSet bound) {
    Pattern pattern = new Pattern(match, names, bound);
    Steps.Capture capture = pattern.capture();
    bind(capture, bound);
    return site.decision()
        ? new Steps.Current(
            pattern.filter(), List.copyOf(pattern.keys), pattern.operands(), capture)
        : new Steps.Past(
            specs.recent(pattern, capture.fields(), site.keep(), site.lookback()), capture);
  }

  private static Step timepoint(int slot, BitSet bound) {
    if (bound.get(slot)) {
      return new Steps.SameTimepoint(slot);
    }
    bound.set(slot);
    return new Steps.Timepoint(slot);
  }

  private Step compare(
      Formula.Compare compare, Map<String, Integer> names, Site site, BitSet bound) {
    for (String name : Variables.bound(compare)) {
      int slot = slot(name, names);
      if (!bound.get(slot)) {
        Term other = compare.left() instanceof Term.Name ? compare.right() : compare.left();
        Operand value = operand(other, compare, names, site, bound);
        bound.set(slot);
        return new Steps.Bind(slot, value);
      }
    }
    return new Steps.Compare(
        operand(compare.left(), compare, names, site, bound),
        compare.operator(),
        operand(compare.right(), compare, names, site, bound));
  }

  private Operand operand(
      Term term, Formula.Compare compare, Map<String, Integer> names, Site site, BitSet bound) {
    return switch (term) {
      case Term.Literal t -> new Operand.Fixed(t.value());
      case Term.Name t -> new Operand.Slot(slot(t.name(), names));
      case Term.OfRequest t -> new Operand.OfRequest(t);
      case Term.Wildcard _ -> new Operand.Nothing();
      case Term.Aggregate t ->
          aggregates.plan(t, AggregatePlanner.enough(t, compare), names, site, bound);
    };
  }

  /** A formula that is driven by the events that match its first pattern. */
  private record Driven(Pattern pattern, Steps.Capture capture, List<Scoped> rest) {}

  private Step formerly(
      Formula.Formerly formerly, Map<String, Integer> names, Site site, BitSet bound) {
    long window = formerly.window().millis();
    Site within = site.within(window);
    List<Scoped> body = flat(formerly.body(), names);
    int driver = driver(body);
    if (driver < 0) {
      return new Steps.Formerly(
          specs.every(within.lookback(), Spec.ALL),
          window,
          Steps.Capture.NONE,
          chain(body, within, bound));
    }
    Driven driven = drive(body, driver, bound);
    if (driven.rest().isEmpty() && driven.capture().isEmpty()) {
      int keep = site.decision() ? 1 : Spec.ALL;
      return new Steps.Happened(
          specs.recent(driven.pattern(), List.of(), keep, within.lookback()), window);
    }
    if (site.decision() && driven.rest().stream().allMatch(Planner::timeless)) {
      Reader<Sightings> seen =
          specs.distinct(driven.pattern(), driven.capture().fields(), Spec.ALL, window);
      return new Steps.Seen(seen, window, driven.capture(), chain(driven.rest(), within, bound));
    }
    Reader<Trail> trail =
        specs.recent(driven.pattern(), driven.capture().fields(), Spec.ALL, within.lookback());
    return new Steps.Formerly(trail, window, driven.capture(), chain(driven.rest(), within, bound));
  }

  private Driven drive(List<Scoped> body, int driver, BitSet bound) {
    List<Scoped> rest = new ArrayList<>(body);
    Scoped first = rest.remove(driver);
    Pattern pattern = new Pattern((Formula.Match) first.formula(), first.names(), bound);
    Steps.Capture capture = pattern.capture();
    bind(capture, bound);
    return new Driven(pattern, capture, rest);
  }

  static int driver(List<Scoped> body) {
    for (int i = 0; i < body.size(); i++) {
      if (body.get(i).formula() instanceof Formula.Match) {
        return i;
      }
    }
    return -1;
  }

  /** Whether a formula means the same at every point. */
  private static boolean timeless(Scoped part) {
    return part.formula() instanceof Formula.Compare compare
        && !(compare.left() instanceof Term.Aggregate)
        && !(compare.right() instanceof Term.Aggregate);
  }

  private Step since(Formula.Since since, Map<String, Integer> names, Site site, BitSet bound) {
    long window = since.window().millis();
    Site within = site.within(window);
    List<Scoped> anchor = flat(since.anchor(), names);
    int driver = driver(anchor);
    Reader<Trail> trail;
    Steps.Capture capture = Steps.Capture.NONE;
    Chain rest;
    if (driver < 0) {
      trail = specs.every(within.lookback(), Spec.ALL);
      rest = chain(anchor, within, bound);
    } else {
      Driven driven = drive(anchor, driver, bound);
      capture = driven.capture();
      boolean simple = site.decision() && driven.rest().isEmpty() && capture.isEmpty();
      int keep = simple ? 1 : Spec.ALL;
      trail = specs.recent(driven.pattern(), capture.fields(), keep, within.lookback());
      rest = chain(driven.rest(), within, bound);
    }
    List<Since.Held> held = new ArrayList<>();
    for (Formula part : conjuncts(since.left())) {
      held.add(held(flat(part, names), site, within, bound));
    }
    return new Since(trail, window, capture, rest, held);
  }

  /**
   * What can be looked at one by one where all must hold at every point. An {@code exists} stays
   * whole: its parts must hold for the same value.
   */
  private static List<Formula> conjuncts(Formula formula) {
    return formula instanceof Formula.And and
        ? and.operands().stream().flatMap(operand -> conjuncts(operand).stream()).toList()
        : List.of(formula);
  }

  private Since.Held held(List<Scoped> parts, Site site, Site within, BitSet bound) {
    return parts.size() == 1
        ? held(parts.getFirst(), site, within, bound)
        : each(parts, within, bound);
  }

  private Since.Held held(Scoped part, Site site, Site within, BitSet bound) {
    if (part.formula() instanceof Formula.Match match) {
      Pattern pattern = new Pattern(match, part.names(), bound);
      if (pattern.capture().isEmpty()) {
        return new Since.Always(specs.recent(pattern, List.of(), Spec.ALL, within.lookback()));
      }
    }
    if (part.formula() instanceof Formula.Not not && not.operand() instanceof Formula.Match match) {
      Pattern pattern = new Pattern(match, part.names(), bound);
      if (pattern.capture().isEmpty()) {
        int keep = site.decision() ? 1 : Spec.ALL;
        return new Since.Never(specs.recent(pattern, List.of(), keep, within.lookback()));
      }
    }
    return each(List.of(part), within, bound);
  }

  private Since.Held each(List<Scoped> parts, Site within, BitSet bound) {
    BitSet inner = (BitSet) bound.clone();
    return new Since.Each(specs.every(within.lookback(), Spec.ALL), chain(parts, within, inner));
  }

  private static void bind(Steps.Capture capture, BitSet bound) {
    for (int slot : capture.slots()) {
      bound.set(slot);
    }
  }

  static int slot(String name, Map<String, Integer> names) {
    return Objects.requireNonNull(names.get(name));
  }

  /** The comparison as seen from one of its sides. */
  static Comparator seenFrom(Term side, Formula.Compare compare) {
    return compare.left() == side ? compare.operator() : compare.operator().mirrored();
  }
}
