package dev.ilk.cedar.eval;

import dev.ilk.cedar.ast.Pattern;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Span;
import java.util.HashMap;
import java.util.Map;

/** Sets and records made from expressions, and text compared with a pattern. */
final class Composite {
  private Composite() {}

  static final class MakeSet extends Node {
    private final Node[] elements;

    MakeSet(Node[] elements, Span at) {
      super(at);
      this.elements = elements;
    }

    @Override
    Value eval(Frame frame) {
      Value[] values = new Value[elements.length];
      for (int i = 0; i < values.length; i++) {
        values[i] = elements[i].eval(frame);
      }
      return SetValue.of(values);
    }
  }

  static final class MakeRecord extends Node {
    private final String[] names;
    private final Node[] fields;

    MakeRecord(String[] names, Node[] fields, Span at) {
      super(at);
      this.names = names;
      this.fields = fields;
    }

    @Override
    Value eval(Frame frame) {
      Map<String, Value> values = HashMap.newHashMap(names.length);
      for (int i = 0; i < names.length; i++) {
        values.put(names[i], fields[i].eval(frame));
      }
      return RecordValue.of(values);
    }
  }

  static final class Like extends Node.Test {
    private final Node target;
    private final Pattern pattern;

    Like(Node target, Pattern pattern, Span at) {
      super(at);
      this.target = target;
      this.pattern = pattern;
    }

    @Override
    boolean test(Frame frame) {
      return pattern.matches(target.string(frame));
    }
  }
}
