package dev.ilk.cedar.monitor;

import dev.ilk.cedar.temporal.Comparator;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import dev.ilk.cedar.temporal.Variables;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Puts an aggregate in the place of the variable that {@code exists} or {@code bind} names it by,
 * where the variable is only compared: {@code exists (n: Long). (A == n && n > 2)} is {@code A >
 * 2}. A threshold that is seen beside its aggregate bounds what must be remembered.
 */
final class Inlining {
  private Inlining() {}

  /** The body of an {@code exists}, with the aggregate in the variable's place if that can be. */
  static Formula of(Formula.Exists exists) {
    String name = exists.binder().name();
    if (!(exists.body() instanceof Formula.And and)
        || !(and.operands().getFirst() instanceof Formula.Compare first)
        || first.operator() != Comparator.EQUAL) {
      return exists.body();
    }
    Optional<Term.Aggregate> aggregate = named(first, name);
    List<Formula> compared = new ArrayList<>();
    for (Formula operand : and.operands().subList(1, and.operands().size())) {
      List<Formula> parts =
          operand instanceof Formula.And inner ? inner.operands() : List.of(operand);
      for (Formula part : parts) {
        if (aggregate.isEmpty()
            || !(part instanceof Formula.Compare compare)
            || !comparesOnly(compare, name)) {
          return exists.body();
        }
        compared.add(replaced(compare, name, aggregate.get()));
      }
    }
    return compared.size() == 1
        ? compared.getFirst()
        : new Formula.And(compared, exists.body().at());
  }

  private static Optional<Term.Aggregate> named(Formula.Compare equality, String name) {
    if (isName(equality.right(), name) && equality.left() instanceof Term.Aggregate aggregate) {
      return Optional.of(aggregate);
    }
    if (isName(equality.left(), name) && equality.right() instanceof Term.Aggregate aggregate) {
      return Optional.of(aggregate);
    }
    return Optional.empty();
  }

  /** Whether the variable is one side, and the other is a plain term without it. */
  private static boolean comparesOnly(Formula.Compare compare, String name) {
    Term other = isName(compare.left(), name) ? compare.right() : compare.left();
    return (isName(compare.left(), name) || isName(compare.right(), name))
        && !(other instanceof Term.Aggregate)
        && Variables.free(other).isEmpty();
  }

  private static Formula replaced(Formula.Compare compare, String name, Term.Aggregate by) {
    return isName(compare.left(), name)
        ? new Formula.Compare(compare.operator(), by, compare.right(), compare.at())
        : new Formula.Compare(compare.operator(), compare.left(), by, compare.at());
  }

  private static boolean isName(Term term, String name) {
    return term instanceof Term.Name n && n.name().equals(name);
  }
}
