package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.ast.ExtensionFunction;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.data.Value.Kind;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.eval.Extensions;
import dev.ilk.cedar.type.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads values. Where the type is known from a schema, entities and extension values need no
 * escape: <code>{"type": …, "id": …}</code> and a bare string will do.
 */
public final class ValueReader {
  private static final String ENTITY = "__entity";
  private static final String EXTENSION = "__extn";
  private static final String EXPRESSION = "__expr";

  private ValueReader() {}

  /**
   * Reads a value of a known type. That it really is of the type is checked elsewhere.
   *
   * @param node the JSON
   * @param expected the type
   * @param where the path to it, for messages
   * @return the value
   * @throws JsonRefusedException if it is none
   */
  public static Value read(JsonNode node, Type expected, String where) {
    return switch (expected) {
      case Type.Entity _ -> UidReader.read(node, where);
      case Type.Extension t -> extension(node, t.kind(), where);
      case Type.SetOf t when node.isArray() -> {
        List<Value> elements = new ArrayList<>();
        for (JsonNode element : node) {
          elements.add(read(element, t.element(), where + "[" + elements.size() + "]"));
        }
        yield SetValue.of(elements);
      }
      case Type.Fields t when node.isObject() -> record(node, t, where);
      case Type.Bool _, Type.Int _, Type.Text _, Type.SetOf _, Type.Fields _ -> read(node, where);
    };
  }

  private static RecordValue record(JsonNode node, Type.Fields type, String where) {
    Map<String, Value> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String at = where + "." + field.getKey();
      Type.Attribute declared =
          type.attribute(field.getKey())
              .orElseThrow(() -> new JsonRefusedException(at + ": not declared in the schema"));
      attributes.put(field.getKey(), read(field.getValue(), declared.type(), at));
    }
    return RecordValue.of(attributes);
  }

  /**
   * Reads a value of unknown type.
   *
   * @param node the JSON
   * @param where the path to it, for messages
   * @return the value
   * @throws JsonRefusedException if it is none
   */
  public static Value read(JsonNode node, String where) {
    return switch (node.getNodeType()) {
      case BOOLEAN -> Value.of(node.booleanValue());
      case STRING -> Value.of(Json.string(node, where));
      case NUMBER -> {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
          throw new JsonRefusedException(where + ": `" + node + "` is not a 64-bit integer");
        }
        yield Value.of(node.longValue());
      }
      case ARRAY -> {
        List<Value> elements = new ArrayList<>();
        for (JsonNode element : node) {
          elements.add(read(element, where + "[" + elements.size() + "]"));
        }
        yield SetValue.of(elements);
      }
      case OBJECT -> object(node, where);
      case NULL -> throw new JsonRefusedException(where + ": null is not a value");
      case BINARY, MISSING, POJO -> throw new IllegalStateException(node.getNodeType().name());
    };
  }

  private static Value object(JsonNode node, String where) {
    if (node.size() == 1) {
      JsonNode entity = node.get(ENTITY);
      if (entity != null && entity.path("type").isTextual() && entity.path("id").isTextual()) {
        return UidReader.read(entity, where);
      }
      JsonNode call = node.get(EXTENSION);
      if (call != null && isCall(call)) {
        return call(call, where);
      }
      if (node.path(EXPRESSION).isTextual()) {
        throw noExpressions(where);
      }
    }
    Map<String, Value> attributes = new HashMap<>();
    for (Map.Entry<String, JsonNode> field : node.properties()) {
      String name = Json.sound(field.getKey(), where);
      attributes.put(name, read(field.getValue(), where + "." + name));
    }
    return RecordValue.of(attributes);
  }

  private static JsonRefusedException noExpressions(String where) {
    return new JsonRefusedException(where + ": `__expr` is not supported; use `__extn`");
  }

  private static boolean isCall(JsonNode node) {
    return node.path("fn").isTextual() && (node.has("arg") || node.path("args").isArray());
  }

  private static Value extension(JsonNode node, Kind kind, String where) {
    if (node.path(EXPRESSION).isTextual()) {
      throw noExpressions(where);
    }
    if (node.has(EXTENSION) && isCall(node.get(EXTENSION))) {
      return call(node.get(EXTENSION), where);
    }
    if (isCall(node)) {
      return call(node, where);
    }
    return apply(constructor(kind), List.of(read(node, where)), where);
  }

  private static ExtensionFunction constructor(Kind kind) {
    for (ExtensionFunction function : ExtensionFunction.values()) {
      if (function.isConstructor() && function.result() == kind) {
        return function;
      }
    }
    throw new IllegalArgumentException(kind.word());
  }

  private static Value call(JsonNode node, String where) {
    String name = Json.string(node.get("fn"), where);
    Optional<ExtensionFunction> function = ExtensionFunction.named(name);
    if (function.isEmpty()) {
      throw new JsonRefusedException(where + ": `" + name + "` is not an extension function");
    }
    List<Kind> parameters = function.get().parameters();
    List<Value> arguments = new ArrayList<>();
    if (node.has("arg")) {
      arguments.add(argument(node.get("arg"), parameters, 0, where));
    } else {
      for (JsonNode argument : node.get("args")) {
        arguments.add(argument(argument, parameters, arguments.size(), where));
      }
    }
    return apply(function.get(), arguments, where);
  }

  private static Value argument(JsonNode node, List<Kind> parameters, int index, String where) {
    boolean extension = index < parameters.size() && parameters.get(index) != Kind.STRING;
    return extension ? extension(node, parameters.get(index), where) : read(node, where);
  }

  private static Value apply(ExtensionFunction function, List<Value> arguments, String where) {
    if (!arguments.stream().map(Value::kind).toList().equals(function.parameters())) {
      throw new JsonRefusedException(
          where + ": these arguments do not fit `" + function.spelling() + "`");
    }
    try {
      return Extensions.apply(function, arguments.toArray(Value[]::new));
    } catch (EvaluationException wrong) {
      throw new JsonRefusedException(where + ": " + wrong.problem());
    }
  }
}
