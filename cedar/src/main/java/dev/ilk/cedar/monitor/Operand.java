package dev.ilk.cedar.monitor;

import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.temporal.Term;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Something that has a value while a clause is evaluated, or none. */
interface Operand {

  /** The value, or null if there is none. */
  @Nullable Value value(Scene scene, long point, long time);

  /** A value that stands in the policy. */
  record Fixed(Value value) implements Operand {
    @Override
    public Value value(Scene scene, long point, long time) {
      return value;
    }
  }

  /** A variable that has a value by now. */
  record Slot(int slot) implements Operand {
    @Override
    public Value value(Scene scene, long point, long time) {
      return scene.variable(slot);
    }
  }

  /** A part of the request. */
  record OfRequest(Term.OfRequest term) implements Operand {
    @Override
    public @Nullable Value value(Scene scene, long point, long time) {
      return scene.resolve(term);
    }
  }

  /** What has no value: a wildcard in a comparison. */
  record Nothing() implements Operand {
    @Override
    public @Nullable Value value(Scene scene, long point, long time) {
      return null;
    }
  }

  /** The key made of operands, in the form of {@link Memory#key}; null if one has no value. */
  static @Nullable Object key(List<Operand> operands, Scene scene, long point, long time) {
    if (operands.size() == 1) {
      return operands.getFirst().value(scene, point, time);
    }
    Value[] values = new Value[operands.size()];
    for (int i = 0; i < values.length; i++) {
      Value value = operands.get(i).value(scene, point, time);
      if (value == null) {
        return null;
      }
      values[i] = value;
    }
    return Arrays.asList(values);
  }

  /** The values of variables, to tell solutions apart. */
  static List<Value> values(List<Integer> slots, Scene scene) {
    List<Value> values = new ArrayList<>(slots.size());
    for (int slot : slots) {
      values.add(scene.variable(slot));
    }
    return values;
  }
}
