package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/**
 * An expression has no value. Leaves the evaluation of one policy, never the engine; it carries no
 * stack, since policies that err are an ordinary thing and must stay cheap.
 */
public final class EvaluationException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final transient Span at;
  private final boolean decisive;

  /**
   * An error of evaluation.
   *
   * @param problem what is wrong
   * @param at the expression that has no value
   */
  public EvaluationException(String problem, Span at) {
    this(problem, at, false);
  }

  private EvaluationException(String problem, Span at, boolean decisive) {
    super(problem, null, false, false);
    this.problem = problem;
    this.at = at;
    this.decisive = decisive;
  }

  /**
   * An error after which nothing can be allowed. A policy that errs is skipped; but a forbid that
   * cannot see the history must not be, or a fault would lift it.
   *
   * @param problem what is wrong
   * @param at where in the policy
   * @return the error
   */
  public static EvaluationException decisive(String problem, Span at) {
    return new EvaluationException(problem, at, true);
  }

  static EvaluationException type(String expected, Value found, Span at) {
    return new EvaluationException(
        "type error: expected " + expected + ", got " + found.kind().word(), at);
  }

  /**
   * What is wrong.
   *
   * @return the message
   */
  public String problem() {
    return problem;
  }

  /**
   * The expression that has no value.
   *
   * @return its span in the policy's source
   */
  public Span at() {
    return at;
  }

  /**
   * Tells whether the request is denied whatever other policies say.
   *
   * @return whether it is more than the error of one policy
   */
  public boolean isDecisive() {
    return decisive;
  }
}
