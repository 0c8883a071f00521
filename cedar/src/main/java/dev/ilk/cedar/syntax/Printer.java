package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Condition;
import dev.ilk.cedar.ast.PolicyTree;
import dev.ilk.cedar.ast.Scope;
import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.Quoting;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.stream.Collectors;

/** Writes policies in one line each; a formatter for people is another thing. */
public final class Printer {
  private Printer() {}

  /**
   * A policy or template as text.
   *
   * @param policy its tree
   * @return text that reads back as an equal policy
   */
  public static String print(PolicyTree policy) {
    StringBuilder out = new StringBuilder();
    policy
        .annotations()
        .forEach((name, value) -> {
          out.append('@').append(name);
          if (!value.isEmpty()) {
            out.append('(').append(Quoting.quote(value)).append(')');
          }
          out.append('\n');
        });
    out.append(policy.effect().word()).append('(');
    out.append(scope(Variable.PRINCIPAL, policy.principal())).append(", ");
    out.append(action(policy.action())).append(", ");
    out.append(scope(Variable.RESOURCE, policy.resource())).append(')');
    for (Condition condition : policy.conditions()) {
      out.append(' ').append(condition.kind().word()).append(" { ");
      out.append(ExpressionPrinter.print(condition.body())).append(" }");
    }
    for (TemporalClause clause : policy.temporal()) {
      out.append(' ').append(clause.kind().word()).append(" temporal { ");
      out.append(TemporalPrinter.print(clause.body())).append(" }");
    }
    return out.append(';').toString();
  }

  private static String scope(Variable variable, Scope scope) {
    String word = variable.word();
    return switch (scope) {
      case Scope.Any _ -> word;
      case Scope.Equal s -> word + " == " + target(word, s.target());
      case Scope.In s -> word + " in " + target(word, s.target());
      case Scope.Is s -> word + " is " + s.type();
      case Scope.IsIn s -> word + " is " + s.type() + " in " + target(word, s.target());
    };
  }

  private static String target(String word, Scope.Target target) {
    return switch (target) {
      case Scope.Target.Known t -> t.uid().toString();
      case Scope.Target.Slot _ -> "?" + word;
    };
  }

  private static String action(Scope.Action scope) {
    return switch (scope) {
      case Scope.Action.Any _ -> "action";
      case Scope.Action.Equal s -> "action == " + s.uid();
      case Scope.Action.In s when s.single() -> "action in " + s.uids().getFirst();
      case Scope.Action.In s ->
          s.uids().stream()
              .map(EntityUid::toString)
              .collect(Collectors.joining(", ", "action in [", "]"));
    };
  }
}
