package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.BinaryOperator;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/** Equality, which takes any values, and order, which takes two of one ordered kind. */
final class Comparison {
  private Comparison() {}

  static final class Equal extends Node.Test {
    private final Node left;
    private final Node right;
    private final boolean wanted;

    Equal(Node left, Node right, boolean wanted, Span at) {
      super(at);
      this.left = left;
      this.right = right;
      this.wanted = wanted;
    }

    @Override
    boolean test(Frame frame) {
      return left.eval(frame).equals(right.eval(frame)) == wanted;
    }
  }

  static final class Ordered extends Node.Test {
    private final BinaryOperator operator;
    private final Node left;
    private final Node right;

    Ordered(BinaryOperator operator, Node left, Node right, Span at) {
      super(at);
      this.operator = operator;
      this.left = left;
      this.right = right;
    }

    @Override
    boolean test(Frame frame) {
      int order = compare(left.eval(frame), right.eval(frame));
      return switch (operator) {
        case LESS -> order < 0;
        case LESS_EQUAL -> order <= 0;
        case GREATER -> order > 0;
        default -> order >= 0;
      };
    }

    private int compare(Value l, Value r) {
      if (l instanceof LongValue a && r instanceof LongValue b) {
        return Long.compare(a.value(), b.value());
      }
      if (l instanceof DatetimeValue a && r instanceof DatetimeValue b) {
        return Long.compare(a.epochMillis(), b.epochMillis());
      }
      if (l instanceof DurationValue a && r instanceof DurationValue b) {
        return Long.compare(a.millis(), b.millis());
      }
      if (isOrdered(l)) {
        throw EvaluationException.type(l.kind().word(), r, right.at);
      }
      String expected = isOrdered(r) ? r.kind().word() : "long, datetime or duration";
      throw EvaluationException.type(expected, l, left.at);
    }

    private static boolean isOrdered(Value value) {
      return switch (value.kind()) {
        case LONG, DATETIME, DURATION -> true;
        case BOOL, STRING, ENTITY, SET, RECORD, DECIMAL, IPADDR -> false;
      };
    }
  }
}
