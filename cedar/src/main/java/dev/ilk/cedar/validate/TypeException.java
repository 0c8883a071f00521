package dev.ilk.cedar.validate;

import dev.ilk.cedar.diagnostic.Span;

/** An expression has no type. Leaves the check of one policy in one environment. */
final class TypeException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String problem;
  private final transient Span at;
  private final String help;

  TypeException(Span at, String problem, String help) {
    super(problem, null, false, false);
    this.problem = problem;
    this.at = at;
    this.help = help;
  }

  TypeException(Span at, String problem) {
    this(at, problem, "");
  }

  String problem() {
    return problem;
  }

  Span at() {
    return at;
  }

  String help() {
    return help;
  }
}
