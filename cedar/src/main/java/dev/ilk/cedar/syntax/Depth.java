package dev.ilk.cedar.syntax;

import dev.ilk.cedar.ast.Expr;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Bounds the depth of expressions. Chains such as {@code a.b.c} or {@code 1 + 1 + 1} make deep
 * trees without nesting the parser; everything after the parser walks trees by recursion.
 */
public final class Depth {

  /** The longest path from the root of an expression. */
  public static final int MAX = 400;

  private Depth() {}

  private record Step(Expr expression, int depth) {}

  /**
   * Refuses an expression that is too deep. Needs no stack of the thread's.
   *
   * @param root the expression
   * @throws SyntaxException if a path is longer than {@link #MAX}
   */
  public static void check(Expr root) {
    Deque<Step> open = new ArrayDeque<>();
    open.push(new Step(root, 1));
    while (!open.isEmpty()) {
      Step step = open.pop();
      if (step.depth() > MAX) {
        throw new SyntaxException(
            step.expression().at(),
            "the expression is too deep",
            "no path through it can be longer than " + MAX + " operators");
      }
      for (Expr child : step.expression().children()) {
        open.push(new Step(child, step.depth() + 1));
      }
    }
  }
}
