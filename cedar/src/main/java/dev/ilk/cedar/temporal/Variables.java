package dev.ilk.cedar.temporal;

import dev.ilk.cedar.diagnostic.Span;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/** Which variables formulas speak of, and which of them they pin to finitely many values. */
public final class Variables {
  private Variables() {}

  /**
   * The variables that a formula uses without declaring them.
   *
   * @param formula any formula
   * @return by name, where each is used first
   */
  public static SequencedMap<String, Span> free(Formula formula) {
    SequencedMap<String, Span> found = new LinkedHashMap<>();
    switch (formula) {
      case Formula.Match f -> f.fields().forEach(field -> found.putAll(free(field.pattern())));
      case Formula.Timepoint f -> found.put(f.variable(), f.at());
      case Formula.Compare f -> {
        add(found, free(f.left()));
        add(found, free(f.right()));
      }
      case Formula.And f -> f.operands().forEach(operand -> add(found, free(operand)));
      case Formula.Not f -> add(found, free(f.operand()));
      case Formula.Formerly f -> add(found, free(f.body()));
      case Formula.Previous f -> add(found, free(f.body()));
      case Formula.Since f -> {
        add(found, free(f.left()));
        add(found, free(f.anchor()));
      }
      case Formula.Exists f -> {
        add(found, free(f.body()));
        found.remove(f.binder().name());
      }
    }
    return found;
  }

  /**
   * The variables that a term uses; of an aggregate those of its body that it does not declare.
   *
   * @param term any term
   * @return by name, where each is used first
   */
  public static SequencedMap<String, Span> free(Term term) {
    SequencedMap<String, Span> found = new LinkedHashMap<>();
    switch (term) {
      case Term.Name t -> found.put(t.name(), t.at());
      case Term.Aggregate t -> {
        found.putAll(free(t.body()));
        t.domain().forEach(binder -> found.remove(binder.name()));
      }
      case Term.Literal _, Term.Wildcard _, Term.OfRequest _ -> {}
    }
    return found;
  }

  private static void add(SequencedMap<String, Span> found, SequencedMap<String, Span> more) {
    more.forEach(found::putIfAbsent);
  }

  /**
   * The variables that a formula restricts to finitely many values: those in fields of a match, in
   * a {@code tp}, or equal to something known, in positive position. A negation restricts nothing,
   * at any depth, and a {@code since} only by its anchor.
   *
   * @param formula any formula
   * @return their names
   */
  public static Set<String> restricted(Formula formula) {
    Set<String> found = new HashSet<>();
    switch (formula) {
      case Formula.Match f ->
          f.fields().forEach(field -> found.addAll(names(List.of(field.pattern()))));
      case Formula.Timepoint f -> found.add(f.variable());
      case Formula.Compare f -> found.addAll(bound(f));
      case Formula.And f -> f.operands().forEach(operand -> found.addAll(restricted(operand)));
      case Formula.Not _ -> {}
      case Formula.Formerly f -> found.addAll(restricted(f.body()));
      case Formula.Previous f -> found.addAll(restricted(f.body()));
      case Formula.Since f -> found.addAll(restricted(f.anchor()));
      case Formula.Exists f -> {
        found.addAll(restricted(f.body()));
        found.remove(f.binder().name());
      }
    }
    return found;
  }

  /**
   * The variable that an equality gives a value, if one of its sides is a variable and the other
   * has a value of its own.
   *
   * @param compare any comparison
   * @return one name or none
   */
  public static Set<String> bound(Formula.Compare compare) {
    if (compare.operator() != Comparator.EQUAL
        || compare.left() instanceof Term.Wildcard
        || compare.right() instanceof Term.Wildcard) {
      return Set.of();
    }
    Set<String> names = names(List.of(compare.left(), compare.right()));
    boolean both = compare.left() instanceof Term.Name && compare.right() instanceof Term.Name;
    return both ? Set.of() : names;
  }

  private static Set<String> names(List<Term> terms) {
    Set<String> names = new HashSet<>();
    for (Term term : terms) {
      if (term instanceof Term.Name(String name, Span _)) {
        names.add(name);
      }
    }
    return names;
  }
}
