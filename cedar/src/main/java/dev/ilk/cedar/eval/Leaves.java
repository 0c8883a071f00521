package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Variable;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/** Constants and variables. */
final class Leaves {
  private Leaves() {}

  static final class Constant extends Node {
    final Value value;

    Constant(Value value, Span at) {
      super(at);
      this.value = value;
    }

    @Override
    Value eval(Frame frame) {
      return value;
    }
  }

  static final class Var extends Node {
    private final Variable variable;

    Var(Variable variable, Span at) {
      super(at);
      this.variable = variable;
    }

    @Override
    Value eval(Frame frame) {
      return switch (variable) {
        case PRINCIPAL -> frame.principal;
        case ACTION -> frame.action;
        case RESOURCE -> frame.resource;
        case CONTEXT -> frame.context;
      };
    }
  }
}
