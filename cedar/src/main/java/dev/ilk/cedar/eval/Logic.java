package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/** Conjunction, disjunction, negation and choice. Operands are evaluated only as far as needed. */
final class Logic {
  private Logic() {}

  static final class And extends Node.Test {
    private final Node[] operands;

    And(Node[] operands, Span at) {
      super(at);
      this.operands = operands;
    }

    @Override
    boolean test(Frame frame) {
      for (Node operand : operands) {
        if (!operand.test(frame)) {
          return false;
        }
      }
      return true;
    }
  }

  static final class Or extends Node.Test {
    private final Node[] operands;

    Or(Node[] operands, Span at) {
      super(at);
      this.operands = operands;
    }

    @Override
    boolean test(Frame frame) {
      for (Node operand : operands) {
        if (operand.test(frame)) {
          return true;
        }
      }
      return false;
    }
  }

  static final class Not extends Node.Test {
    private final Node operand;

    Not(Node operand, Span at) {
      super(at);
      this.operand = operand;
    }

    @Override
    boolean test(Frame frame) {
      return !operand.test(frame);
    }
  }

  static final class If extends Node {
    private final Node condition;
    private final Node then;
    private final Node otherwise;

    If(Node condition, Node then, Node otherwise, Span at) {
      super(at);
      this.condition = condition;
      this.then = then;
      this.otherwise = otherwise;
    }

    private Node chosen(Frame frame) {
      return condition.test(frame) ? then : otherwise;
    }

    @Override
    Value eval(Frame frame) {
      return chosen(frame).eval(frame);
    }

    @Override
    boolean test(Frame frame) {
      return chosen(frame).test(frame);
    }

    @Override
    long number(Frame frame) {
      return chosen(frame).number(frame);
    }
  }
}
