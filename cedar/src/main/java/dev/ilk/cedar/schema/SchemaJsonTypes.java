package dev.ilk.cedar.schema;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.diagnostic.Span;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.schema.TypeExpression.Meaning;
import dev.ilk.cedar.type.Type;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads the types of a schema in JSON: objects with a {@code type} and what that type needs. */
final class SchemaJsonTypes {
  private static final Set<String> PLAIN = Set.of("type", "annotations");
  private static final Set<String> NAMED = Set.of("type", "name", "annotations");
  private static final Set<String> SET = Set.of("type", "element", "annotations");
  private static final Set<String> RECORD =
      Set.of("type", "attributes", "additionalAttributes", "annotations");

  private SchemaJsonTypes() {}

  static TypeExpression read(JsonNode node, String where) {
    return read(node, where, false);
  }

  /** A type; of an attribute, it may say beside whether the attribute is required. */
  private static TypeExpression read(JsonNode node, String where, boolean attribute) {
    String type = Json.string(Json.required(node, "type", where), where + ", type");
    Set<String> keys =
        switch (type) {
          case "Set" -> SET;
          case "Record" -> RECORD;
          case "Entity", "Extension", "EntityOrCommon" -> NAMED;
          default -> PLAIN;
        };
    for (String key : (Iterable<String>) node::fieldNames) {
      if (!keys.contains(key) && !(attribute && key.equals("required"))) {
        throw new JsonRefusedException(where + ": unknown key `" + key + "`");
      }
    }
    return switch (type) {
      case "String" -> new TypeExpression.Known(Type.STRING);
      case "Long" -> new TypeExpression.Known(Type.LONG);
      case "Boolean" -> new TypeExpression.Known(Type.BOOL);
      case "Set" ->
          new TypeExpression.SetOf(
              read(Json.required(node, "element", where), where + ", element"));
      case "Record" -> record(node, where);
      case "Entity" -> named(node, Meaning.ENTITY, where);
      case "EntityOrCommon" -> named(node, Meaning.EITHER, where);
      case "Extension" -> {
        String name = Json.string(Json.required(node, "name", where), where + ", name");
        yield new TypeExpression.Named("__cedar::" + name, Meaning.COMMON, Span.NONE);
      }
      default -> new TypeExpression.Named(type, Meaning.COMMON, Span.NONE);
    };
  }

  private static TypeExpression named(JsonNode node, Meaning meaning, String where) {
    String name = Json.string(Json.required(node, "name", where), where + ", name");
    return new TypeExpression.Named(name, meaning, Span.NONE);
  }

  private static TypeExpression record(JsonNode node, String where) {
    if (node.path("additionalAttributes").booleanValue()) {
      throw new JsonRefusedException(where + ": open records are not supported");
    }
    TreeMap<String, TypeExpression.Field> fields = new TreeMap<>();
    for (Map.Entry<String, JsonNode> e : Json.required(node, "attributes", where).properties()) {
      String at = where + ", attribute `" + e.getKey() + "`";
      boolean required = e.getValue().path("required").asBoolean(true);
      fields.put(e.getKey(), new TypeExpression.Field(read(e.getValue(), at, true), required));
    }
    return new TypeExpression.Fields(fields);
  }
}
