package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.syntax.ExpressionPrinter;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;

/** Tells what an expression reads of a request. */
public final class Reading {
  private Reading() {}

  /**
   * The attributes, tags and parts of the request that an expression reads.
   *
   * @param root the expression
   * @param frame the request
   * @return the value of each by the text that reads it, from left to right; without those that
   *     have none here
   */
  public static SequencedMap<String, Value> facts(Expr root, Frame frame) {
    SequencedMap<String, Value> facts = new LinkedHashMap<>();
    Deque<Expr> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (isRead(next)) {
        value(next, frame).ifPresent(value -> facts.put(ExpressionPrinter.print(next), value));
      } else {
        next.children().reversed().forEach(open::push);
      }
    }
    return facts;
  }

  private static boolean isRead(Expr expression) {
    return switch (expression) {
      case Expr.Var _ -> true;
      case Expr.GetAttribute get -> isRead(get.target());
      case Expr.Binary tag -> tag.operator() == BinaryOperator.GET_TAG && isRead(tag.left());
      default -> false;
    };
  }

  private static Optional<Value> value(Expr expression, Frame frame) {
    try {
      return Optional.of(Compiler.compile(expression).eval(frame));
    } catch (EvaluationException none) {
      return Optional.empty();
    }
  }
}
