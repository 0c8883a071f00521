package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.data.Value.Kind;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.diagnostic.Wording;
import java.util.List;

/** A call of an extension function, with the checks that all of them share. */
final class Call extends Node {
  private final ExtensionFunction function;
  private final Node[] arguments;

  Call(ExtensionFunction function, Node[] arguments, Span at) {
    super(at);
    this.function = function;
    this.arguments = arguments;
  }

  @Override
  Value eval(Frame frame) {
    List<Kind> wanted = function.parameters();
    Value[] values = new Value[arguments.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = arguments[i].eval(frame);
    }
    if (values.length != wanted.size()) {
      throw new EvaluationException(
          Wording.arity(function.spelling(), wanted.size(), values.length), at);
    }
    for (int i = 0; i < values.length; i++) {
      if (values[i].kind() != wanted.get(i)) {
        throw EvaluationException.type(wanted.get(i).word(), values[i], arguments[i].at);
      }
    }
    return values.length == 1
        ? Extensions.apply(function, values[0], at)
        : Extensions.apply(function, values[0], values[1], at);
  }
}
