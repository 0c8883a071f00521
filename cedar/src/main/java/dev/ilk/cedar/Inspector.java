package dev.ilk.cedar;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.eval.Frame;
import dev.ilk.cedar.eval.PolicyIndex;
import dev.ilk.cedar.eval.Program;
import dev.ilk.cedar.eval.Reading;
import dev.ilk.cedar.syntax.ExpressionPrinter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;

/**
 * Looks at how a policy meets requests, for tests and explanations: slower than a decision by far,
 * and never part of one. What a rule says of the past is not looked at.
 */
public final class Inspector {
  private final PolicyIndex head;
  private final List<Clause> clauses = new ArrayList<>();

  /** A part of a condition, with what it must come to. */
  private record Clause(Expr expression, Program.Conditions compiled, boolean wanted) {}

  /**
   * An inspector of a policy.
   *
   * @param policy the policy
   */
  public Inspector(Policy policy) {
    Program program = policy.program();
    Program.Conditions none = Program.Conditions.compile(List.of(), List.of());
    this.head =
        new PolicyIndex(
            List.of(
                new Program(
                    program.effect(),
                    program.principal(),
                    program.action(),
                    program.resource(),
                    none)));
    for (Condition condition : policy.tree().conditions()) {
      boolean wanted = condition.kind() == Condition.Kind.WHEN;
      // Only what must hold can be cut: `unless` fails as soon as any part does.
      List<Expr> parts =
          wanted && condition.body() instanceof Expr.And and
              ? and.operands()
              : List.of(condition.body());
      for (Expr part : parts) {
        Condition alone = new Condition(condition.kind(), part, condition.at());
        clauses.add(
            new Clause(part, Program.Conditions.compile(List.of(alone), List.of()), wanted));
      }
    }
  }

  /**
   * The parts of the policy's conditions, as text, in the order of {@link Inspection#clauses}.
   *
   * @return each as it would be written, those of {@code unless} with that word before
   */
  public List<String> clauses() {
    return clauses.stream()
        .map(clause ->
            (clause.wanted() ? "" : "unless ") + ExpressionPrinter.print(clause.expression()))
        .toList();
  }

  /**
   * Looks at how the policy meets a request.
   *
   * @param posed the request
   * @return what was seen
   */
  public Inspection inspect(Posed posed) {
    Frame frame = new Frame(posed.request(), posed.entities());
    if (head.evaluate(frame).applied() == 0) {
      return Inspection.unconcerned();
    }
    List<Inspection.Outcome> outcomes = new ArrayList<>();
    SequencedMap<String, String> facts = new LinkedHashMap<>();
    for (Clause clause : clauses) {
      Reading.facts(clause.expression(), frame)
          .forEach((expression, value) -> facts.put(expression, value.toString()));
      Inspection.Outcome outcome = outcome(clause, frame);
      outcomes.add(outcome);
      if (outcome != Inspection.Outcome.HOLDS) {
        break;
      }
    }
    return new Inspection(true, outcomes, facts);
  }

  private static Inspection.Outcome outcome(Clause clause, Frame frame) {
    try {
      return clause.compiled().hold(frame) ? Inspection.Outcome.HOLDS : Inspection.Outcome.FAILS;
    } catch (EvaluationException wrong) {
      return Inspection.Outcome.ERRS;
    }
  }
}
