package dev.ilk.cedar.eval;

import dev.ilk.cedar.data.BoolValue;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.StringValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;

/**
 * A compiled expression. Immutable. Nodes that yield booleans or integers override {@link #test} or
 * {@link #number}, so that chains of them need no value objects.
 */
abstract class Node {
  final Span at;

  Node(Span at) {
    this.at = at;
  }

  /** The value, in a frame. */
  abstract Value eval(Frame frame);

  /** The value as a boolean; an error if it is none. */
  boolean test(Frame frame) {
    Value value = eval(frame);
    if (value instanceof BoolValue bool) {
      return bool.value();
    }
    throw EvaluationException.type("bool", value, at);
  }

  /** The value as an integer; an error if it is none. */
  long number(Frame frame) {
    Value value = eval(frame);
    if (value instanceof LongValue number) {
      return number.value();
    }
    throw EvaluationException.type("long", value, at);
  }

  final String string(Frame frame) {
    Value value = eval(frame);
    if (value instanceof StringValue text) {
      return text.value();
    }
    throw EvaluationException.type("string", value, at);
  }

  final SetValue set(Frame frame) {
    Value value = eval(frame);
    if (value instanceof SetValue set) {
      return set;
    }
    throw EvaluationException.type("set", value, at);
  }

  final EntityUid entity(Frame frame) {
    Value value = eval(frame);
    if (value instanceof EntityUid uid) {
      return uid;
    }
    throw EvaluationException.type("entity", value, at);
  }

  /** A node whose natural result is a boolean. */
  abstract static class Test extends Node {
    Test(Span at) {
      super(at);
    }

    @Override
    abstract boolean test(Frame frame);

    @Override
    final Value eval(Frame frame) {
      return Value.of(test(frame));
    }
  }
}
