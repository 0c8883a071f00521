package dev.ilk.cedar.syntax;

import dev.ilk.cedar.temporal.Binder;
import dev.ilk.cedar.temporal.Formula;
import dev.ilk.cedar.temporal.Term;
import java.util.stream.Collectors;

/** Writes temporal formulas in one line, aggregates that a macro made as that macro. */
public final class TemporalPrinter {
  private TemporalPrinter() {}

  /**
   * A formula as text.
   *
   * @param formula the body of a clause, or a part of it
   * @return text that reads back as an equal formula
   */
  public static String print(Formula formula) {
    return switch (formula) {
      case Formula.Match f ->
          f.fields().stream()
              .map(field -> field.field() + ": " + print(field.pattern()))
              .collect(Collectors.joining(", ", f.action() + "::" + f.kind().word() + "{", "}"));
      case Formula.Timepoint f -> "tp(" + f.variable() + ")";
      case Formula.Compare f ->
          operand(f.left()) + " " + f.operator().sign() + " " + operand(f.right());
      case Formula.And f ->
          f.operands().stream().map(TemporalPrinter::conjunct).collect(Collectors.joining(" && "));
      case Formula.Not f -> "!" + atom(f.operand());
      case Formula.Formerly f -> "formerly within " + f.window() + " " + atom(f.body());
      case Formula.Previous f -> "previous within " + f.window() + " " + atom(f.body());
      case Formula.Since f ->
          sinceLeft(f.left()) + " since within " + f.window() + " " + atom(f.anchor());
      case Formula.Exists f -> "exists " + binder(f.binder()) + ". " + print(f.body());
    };
  }

  /** Everything that is not a single event stands in parentheses under an operator. */
  private static String atom(Formula formula) {
    return switch (formula) {
      case Formula.Match _, Formula.Timepoint _ -> print(formula);
      default -> "(" + print(formula) + ")";
    };
  }

  private static String sinceLeft(Formula left) {
    return left instanceof Formula.Not not ? "!" + atom(not.operand()) : atom(left);
  }

  /** What reaches far to the right, or is a chain itself, stands in parentheses. */
  private static String conjunct(Formula formula) {
    return switch (formula) {
      case Formula.And _, Formula.Exists _ -> "(" + print(formula) + ")";
      default -> print(formula);
    };
  }

  private static String operand(Term term) {
    return term instanceof Term.Aggregate aggregate ? aggregate(aggregate) : print(term);
  }

  private static String print(Term term) {
    return switch (term) {
      case Term.Literal t -> t.value().toString();
      case Term.Name t -> t.name();
      case Term.Wildcard _ -> "_";
      case Term.OfRequest t ->
          t.path().isEmpty() ? t.root().word() : t.root().word() + "." + String.join(".", t.path());
      case Term.Aggregate t -> aggregate(t);
    };
  }

  private static String binder(Binder binder) {
    return "(" + binder.name() + ": " + binder.type() + ")";
  }

  private static String aggregate(Term.Aggregate aggregate) {
    boolean made = aggregate.domain().getLast().name().startsWith("$");
    if (made
        && aggregate.body() instanceof Formula.Formerly formerly
        && formerly.body() instanceof Formula.And and) {
      String rest = formerly.window() + ", " + print(and.operands().getFirst()) + ")";
      return aggregate
          .summed()
          .map(name -> "sum_within(" + name + ", " + rest)
          .orElse("count_within(" + rest);
    }
    String what = aggregate.summed().map(name -> "sum " + name).orElse("count");
    return aggregate.domain().stream()
        .map(TemporalPrinter::binder)
        .collect(
            Collectors.joining(
                ", ", "(" + what + " for ", ". where " + print(aggregate.body()) + ")"));
  }
}
