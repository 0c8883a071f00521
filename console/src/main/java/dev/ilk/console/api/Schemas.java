package dev.ilk.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Reads the schemas of an OpenAPI document (JSON Schema 2020-12), as far as people read them. */
final class Schemas {
  private static final String LOCAL = "#/";
  private static final int MOST_HOPS = 10;

  private final JsonNode document;

  Schemas(JsonNode document) {
    this.document = document;
  }

  /** What a reference leads to; the node itself if it is none. */
  JsonNode resolved(JsonNode node) {
    JsonNode at = node;
    for (int i = 0; i < MOST_HOPS && at.path("$ref").asText().startsWith(LOCAL); i++) {
      at = document.at(at.path("$ref").asText().substring(1));
    }
    return at;
  }

  /** The same, and of alternatives the first. */
  JsonNode first(JsonNode schema) {
    JsonNode found = resolved(schema);
    for (String word : List.of("oneOf", "anyOf", "allOf")) {
      if (found.path(word).isArray()) {
        return resolved(found.path(word).path(0));
      }
    }
    return found;
  }

  /** What a value must be, in words. */
  String type(JsonNode schema) {
    JsonNode found = first(schema);
    if (found.has("const")) {
      return "`" + found.path("const").asText() + "`";
    }
    if (found.path("enum").isArray()) {
      List<String> values = new ArrayList<>();
      found.path("enum").forEach(value -> values.add("`" + value.asText() + "`"));
      return "one of " + String.join(", ", values);
    }
    String type = found.path("type").isArray() ? "text" : found.path("type").asText("anything");
    return switch (type) {
      case "array" -> "a list, each " + type(found.path("items"));
      case "string" -> found.has("format") ? found.path("format").asText() : "text";
      case "integer", "number" -> "number";
      case "boolean" -> "true or false";
      default -> type;
    };
  }
}
