package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Expr;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/** Evaluates expressions that look at no request. */
public final class Constant {
  private static final EntityUid NOBODY = EntityUid.of("Nobody", "");
  private static final Frame NOTHING =
      new Frame(new Request(NOBODY, NOBODY, NOBODY, RecordValue.EMPTY), Entities.EMPTY);

  private Constant() {}

  /**
   * The value of an expression.
   *
   * @param expression any expression
   * @return its value; empty if it speaks of the request
   * @throws EvaluationException if it has no value, such as a sum that overflows
   */
  public static Optional<Value> of(Expr expression) {
    return speaksOfRequest(expression)
        ? Optional.empty()
        : Optional.of(Compiler.compile(expression).eval(NOTHING));
  }

  private static boolean speaksOfRequest(Expr root) {
    Deque<Expr> open = new ArrayDeque<>();
    open.push(root);
    while (!open.isEmpty()) {
      Expr next = open.pop();
      if (next instanceof Expr.Var) {
        return true;
      }
      next.children().forEach(open::push);
    }
    return false;
  }
}
