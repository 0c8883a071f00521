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
  public static final int MAX = 200;

  /** How many operands of {@code &&} or {@code ||} may be nested one in another when written. */
  public static final int LONGEST_CHAIN = 32;

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
      int below = step.depth() + levels(step.expression());
      for (Expr child : step.expression().children()) {
        open.push(new Step(child, below));
      }
    }
  }

  /** The levels that an expression has once its chains are nested, as the JSON format does. */
  private static int levels(Expr expression) {
    return switch (expression) {
      case Expr.And e -> chain(e.operands().size());
      case Expr.Or e -> chain(e.operands().size());
      case Expr.Has e -> chain(e.path().size()) + e.path().size();
      default -> 1;
    };
  }

  /** Up to a bound each operand is a level; a longer chain is halved until the parts are short. */
  private static int chain(int operands) {
    int halves = Integer.SIZE - Integer.numberOfLeadingZeros(operands / LONGEST_CHAIN);
    return Math.min(operands, LONGEST_CHAIN) - 1 + halves;
  }
}
