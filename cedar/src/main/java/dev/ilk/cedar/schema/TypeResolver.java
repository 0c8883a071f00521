package dev.ilk.cedar.schema;

import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.type.Type;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * Turns the types of a schema into types without names, filling common types in. Common types that
 * contain themselves are refused, and so are types that grow beyond all use when filled in, since a
 * few lines can double a type many times over.
 */
final class TypeResolver {
  private static final int LARGEST = 100_000;
  private static final int DEEPEST = 200;

  /** A type with the number of its parts and its depth. */
  private record Sized(Type type, long size, int depth) {}

  private final Definitions definitions;
  private final Map<String, Sized> resolved = new HashMap<>();
  private final Set<String> open = new HashSet<>();

  TypeResolver(Definitions definitions) {
    this.definitions = definitions;
  }

  /** The type of an expression written in a namespace. */
  Type resolve(TypeExpression expression, String namespace) {
    return sized(expression, namespace, 0).type();
  }

  /** Resolves every common type, so that those that nothing uses are checked as well. */
  void checkCommonTypes() {
    definitions.commonTypes.keySet().forEach(name -> common(name, 0));
  }

  private Sized sized(TypeExpression expression, String namespace, int depth) {
    Sized sized =
        switch (expression) {
          case TypeExpression.Known e -> new Sized(e.type(), 1, 1);
          case TypeExpression.Named e ->
              switch (definitions.resolve(e, namespace)) {
                case Definitions.ToType(Type type) -> new Sized(type, 1, 1);
                case Definitions.ToCommon(String name) -> common(name, depth + 1);
              };
          case TypeExpression.SetOf e -> {
            Sized element = sized(e.element(), namespace, depth + 1);
            yield new Sized(
                new Type.SetOf(element.type()), element.size() + 1, element.depth() + 1);
          }
          case TypeExpression.Fields e -> fields(e, namespace, depth);
        };
    if (sized.size() > LARGEST || sized.depth() > DEEPEST || depth > DEEPEST) {
      throw new SchemaException(
          Span.NONE, "a type is too large or too deep when its common types are filled in");
    }
    return sized;
  }

  private Sized fields(TypeExpression.Fields e, String namespace, int depth) {
    TreeMap<String, Type.Attribute> attributes = new TreeMap<>();
    long size = 1;
    int deepest = 0;
    for (Map.Entry<String, TypeExpression.Field> field : e.fields().entrySet()) {
      Sized type = sized(field.getValue().type(), namespace, depth + 1);
      attributes.put(field.getKey(), new Type.Attribute(type.type(), field.getValue().required()));
      size += type.size();
      deepest = Math.max(deepest, type.depth());
    }
    return new Sized(new Type.Fields(attributes), size, deepest + 1);
  }

  private Sized common(String name, int depth) {
    Sized known = resolved.get(name);
    if (known != null) {
      return known;
    }
    if (!open.add(name)) {
      throw new SchemaException(Span.NONE, "the common type `" + name + "` contains itself");
    }
    Definitions.Common common = definitions.commonTypes.get(name);
    if (common == null) {
      throw new IllegalArgumentException(name);
    }
    Sized made = sized(common.type(), common.namespace(), depth);
    open.remove(name);
    resolved.put(name, made);
    return made;
  }
}
