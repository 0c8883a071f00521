package dev.ilk.cedar.syntax;

import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import dev.ilk.cedar.temporal.Variables;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses formulas that cannot be monitored: that are not closed, that let a variable range over
 * infinitely many values, that use a variable before it has a value, or that watch nothing.
 */
final class TemporalLegality {
  private final Map<String, Binder> declared;

  private TemporalLegality(Map<String, Binder> declared) {
    this.declared = declared;
  }

  /** Refuses the body of a clause unless it is legal. */
  static void check(Formula body) {
    TemporalLegality outside = new TemporalLegality(Map.of());
    Variables.free(body)
        .forEach((name, at) -> {
          throw new SyntaxException(
              at,
              "the variable `" + name + "` is not declared",
              "declare it with `exists (" + name + ": String). …`, or write `_` for any value");
        });
    for (Formula part : parts(body)) {
      watching(part, "the temporal condition");
    }
    outside.chain(body, Set.of());
  }

  private static List<Formula> parts(Formula formula) {
    return formula instanceof Formula.And and ? and.operands() : List.of(formula);
  }

  /**
   * Checks what is joined by {@code &&}, from left to right, as it is evaluated.
   *
   * @param known the variables that have a value already
   */
  private void chain(Formula formula, Set<String> known) {
    Set<String> valued = new HashSet<>(known);
    for (Formula part : parts(formula)) {
      if (part instanceof Formula.And) {
        chain(part, valued);
      } else {
        demands(part, valued);
        inside(part, valued);
      }
      valued.addAll(Variables.restricted(part));
    }
  }

  /** Refuses a part that needs the value of a variable that has none yet. */
  private static void demands(Formula part, Set<String> valued) {
    switch (part) {
      case Formula.Not f -> needs(Variables.free(f), valued, Set.of(), "a negation");
      case Formula.Compare f ->
          needs(Variables.free(f), valued, Variables.bound(f), "a comparison");
      case Formula.Since f ->
          needs(
              Variables.free(f.left()),
              valued,
              Variables.restricted(f.anchor()),
              "the left side of a `since`");
      case Formula.Match _,
          Formula.Timepoint _,
          Formula.And _,
          Formula.Formerly _,
          Formula.Previous _,
          Formula.Exists _ -> {}
    }
  }

  private static void needs(
      Map<String, Span> used, Set<String> valued, Set<String> given, String where) {
    used.forEach((name, at) -> {
      if (!valued.contains(name) && !given.contains(name)) {
        throw new SyntaxException(
            at,
            "the variable `" + name + "` has no value yet in " + where,
            "put the event that gives it a value before it");
      }
    });
  }

  private void inside(Formula part, Set<String> valued) {
    switch (part) {
      case Formula.Match f -> f.fields().forEach(field -> pattern(field.pattern()));
      case Formula.Timepoint f -> timepoint(f);
      case Formula.Compare f -> {
        operand(f.left(), valued);
        operand(f.right(), valued);
      }
      case Formula.And f -> chain(f, valued);
      case Formula.Not f -> chain(f.operand(), valued);
      case Formula.Formerly f -> {
        watching(f.body(), "what stands under `formerly`");
        chain(f.body(), valued);
      }
      case Formula.Previous f -> {
        watching(f.body(), "what stands under `previous`");
        chain(f.body(), valued);
      }
      case Formula.Since f -> {
        watching(f.left(), "the left side of a `since`");
        watching(f.anchor(), "the right side of a `since`");
        chain(f.anchor(), valued);
        Set<String> anchored = new HashSet<>(valued);
        anchored.addAll(Variables.restricted(f.anchor()));
        chain(f.left(), anchored);
      }
      case Formula.Exists f -> exists(f, valued);
    }
  }

  private void exists(Formula.Exists exists, Set<String> valued) {
    restricted(exists.binder(), exists.body());
    watching(exists.body(), "what stands under `exists`");
    declaring(List.of(exists.binder())).chain(exists.body(), without(valued, exists.binder()));
  }

  private void operand(Term term, Set<String> valued) {
    if (!(term instanceof Term.Aggregate aggregate)) {
      return;
    }
    Set<String> names = new HashSet<>();
    Set<String> known = new HashSet<>(valued);
    for (Binder binder : aggregate.domain()) {
      if (!names.add(binder.name())) {
        throw new SyntaxException(
            binder.at(), "the variable `" + binder.name() + "` is declared twice");
      }
      restricted(binder, aggregate.body());
      known.remove(binder.name());
    }
    summed(aggregate);
    watching(aggregate.body(), "what stands under `where`");
    declaring(aggregate.domain()).chain(aggregate.body(), known);
  }

  private static void summed(Term.Aggregate aggregate) {
    if (aggregate.summed().isEmpty()) {
      return;
    }
    String name = aggregate.summed().get();
    Optional<Binder> binder =
        aggregate.domain().stream().filter(b -> b.name().equals(name)).findFirst();
    if (binder.isEmpty()) {
      throw new SyntaxException(
          aggregate.at(),
          "the sum is of `" + name + "`, which is not declared after `for`",
          "add `(" + name + ": Long)` to the list after `for`");
    }
    if (!binder.get().type().equals("Long")) {
      throw new SyntaxException(
          binder.get().at(), "only a `Long` can be summed, not a `" + binder.get().type() + "`");
    }
  }

  private static void restricted(Binder binder, Formula body) {
    if (!Variables.restricted(body).contains(binder.name())) {
      throw new SyntaxException(
          binder.at(),
          "nothing says which values `" + binder.name() + "` can have",
          "use it in a field of an event, in `tp` or in an `==`, and not only under `!` or on the"
              + " left of a `since`");
    }
  }

  private void pattern(Term pattern) {
    if (pattern instanceof Term.Name(String name, Span at) && binder(name).isTimepoint()) {
      throw new SyntaxException(
          at, "`" + name + "` is a timepoint, which no field of an event can be");
    }
  }

  private void timepoint(Formula.Timepoint formula) {
    if (!binder(formula.variable()).isTimepoint()) {
      throw new SyntaxException(
          formula.at(),
          "`" + formula.variable() + "` is not a timepoint",
          "declare it as `(" + formula.variable() + ": Timepoint)`");
    }
  }

  private Binder binder(String name) {
    Binder binder = declared.get(name);
    if (binder == null) {
      // INVARIANT: the whole is closed, which is checked first.
      throw new IllegalStateException(name);
    }
    return binder;
  }

  private TemporalLegality declaring(List<Binder> binders) {
    Map<String, Binder> more = new HashMap<>(declared);
    binders.forEach(binder -> more.put(binder.name(), binder));
    return new TemporalLegality(more);
  }

  private static Set<String> without(Set<String> names, Binder binder) {
    Set<String> rest = new HashSet<>(names);
    rest.remove(binder.name());
    return rest;
  }

  /** Refuses what does not vary from event to event, and so watches nothing. */
  private static void watching(Formula formula, String what) {
    if (!varies(formula)) {
      throw new SyntaxException(
          formula.at(),
          what + " does not depend on any event",
          "name an event in it, or use a plain `when`");
    }
  }

  private static boolean varies(Formula formula) {
    return switch (formula) {
      case Formula.Match _, Formula.Timepoint _ -> true;
      case Formula.Compare f -> varies(f.left()) || varies(f.right());
      case Formula.And f -> f.operands().stream().anyMatch(TemporalLegality::varies);
      case Formula.Not f -> varies(f.operand());
      case Formula.Formerly f -> varies(f.body());
      case Formula.Previous f -> varies(f.body());
      case Formula.Since f -> varies(f.anchor());
      case Formula.Exists f -> varies(f.body());
    };
  }

  private static boolean varies(Term term) {
    return term instanceof Term.Aggregate || term instanceof Term.Name;
  }
}
