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

  /**
   * An error of evaluation.
   *
   * @param problem what is wrong
   * @param at the expression that has no value
   */
  public EvaluationException(String problem, Span at) {
    super(problem, null, false, false);
    this.problem = problem;
    this.at = at;
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
}
