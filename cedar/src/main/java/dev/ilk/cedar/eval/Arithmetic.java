package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/** Arithmetic on 64-bit integers. Overflow is an error, never a wrapped number. */
final class Arithmetic {
  private Arithmetic() {}

  static final class Negate extends Node {
    private final Node operand;

    Negate(Node operand, Span at) {
      super(at);
      this.operand = operand;
    }

    @Override
    long number(Frame frame) {
      long value = operand.number(frame);
      if (value == Long.MIN_VALUE) {
        throw new EvaluationException("integer overflow in `-(" + value + ")`", at);
      }
      return -value;
    }

    @Override
    Value eval(Frame frame) {
      return Value.of(number(frame));
    }
  }

  static final class Binary extends Node {
    private final BinaryOperator operator;
    private final Node left;
    private final Node right;

    Binary(BinaryOperator operator, Node left, Node right, Span at) {
      super(at);
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    long number(Frame frame) {
      long l = left.number(frame);
      long r = right.number(frame);
      long result =
          switch (operator) {
            case ADD -> l + r;
            case SUBTRACT -> l - r;
            default -> l * r;
          };
      boolean overflow =
          switch (operator) {
            case ADD -> ((l ^ result) & (r ^ result)) < 0;
            case SUBTRACT -> ((l ^ r) & (l ^ result)) < 0;
            default -> Math.multiplyHigh(l, r) != result >> 63;
          };
      if (overflow) {
        throw new EvaluationException(
            "integer overflow in `" + l + " " + operator.symbol() + " " + r + "`", at);
      }
      return result;
    }

    @Override
    Value eval(Frame frame) {
      return Value.of(number(frame));
    }
  }
}
