package dev.ilk.cedar.type;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The least type that holds two others, under strict validation: booleans join, sets and records
 * join part by part, anything else must be the same.
 */
public final class Bounds {
  private Bounds() {}

  /**
   * The least type that holds two others.
   *
   * @param left one type
   * @param right another
   * @return their bound, or empty if nothing holds both
   */
  public static Optional<Type> join(Type left, Type right) {
    if (left.equals(right)) {
      return Optional.of(left);
    }
    return switch (left) {
      case Type.Bool _ when right instanceof Type.Bool -> Optional.of(Type.BOOL);
      case Type.SetOf l when right instanceof Type.SetOf(Type element) ->
          join(l.element(), element).map(Type.SetOf::new);
      case Type.Fields l when right instanceof Type.Fields r -> join(l, r);
      case Type.Bool _,
          Type.Int _,
          Type.Text _,
          Type.Extension _,
          Type.Entity _,
          Type.SetOf _,
          Type.Fields _ ->
          Optional.empty();
    };
  }

  private static Optional<Type> join(Type.Fields left, Type.Fields right) {
    if (!left.attributes().keySet().equals(right.attributes().keySet())) {
      return Optional.empty();
    }
    TreeMap<String, Type.Attribute> joined = new TreeMap<>();
    for (Map.Entry<String, Type.Attribute> field : left.attributes().entrySet()) {
      Type.Attribute l = field.getValue();
      Optional<Type.Attribute> r = right.attribute(field.getKey());
      Optional<Type> bound =
          r.filter(a -> a.required() == l.required()).flatMap(a -> join(l.type(), a.type()));
      if (bound.isEmpty()) {
        return Optional.empty();
      }
      joined.put(field.getKey(), new Type.Attribute(bound.get(), l.required()));
    }
    return Optional.of(new Type.Fields(joined));
  }
}
