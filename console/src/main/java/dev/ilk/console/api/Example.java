package dev.ilk.console.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A command line of curl that asks an operation. What only its reader knows stands in it as a
 * variable of the shell, such as {@code $ILK_TOKEN}.
 */
final class Example {
  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_]+)}");
  private static final Map<String, String> KNOWN = Map.of("environment", "prod");
  private static final String NEXT = " \\\n  ";
  private static final int DEEPEST = 3;
  private static final int MOST_MEMBERS = 6;

  private final Schemas schemas;
  private final URI base;

  Example(Schemas schemas, URI base) {
    this.schemas = schemas;
    this.base = base;
  }

  String of(String method, String path, boolean people, boolean open, JsonNode operation) {
    List<String> parts = new ArrayList<>();
    String asking =
        switch (method) {
          case "GET" -> "curl";
          case "HEAD" -> "curl --head";
          default -> "curl -X " + method;
        };
    parts.add("%s \"%s%s\"".formatted(asking, base, filled(path, people)));
    if (!open) {
      parts.add("-H \"Authorization: Bearer $ILK_TOKEN\"");
    }
    body(operation.path("requestBody"), parts);
    return String.join(NEXT, parts);
  }

  private static String filled(String path, boolean people) {
    return PARAMETER
        .matcher(path)
        .replaceAll(found -> {
          String name = found.group(1);
          String known = name.equals("plane") ? people ? "human" : "workload" : KNOWN.get(name);
          return Matcher.quoteReplacement(
              known != null ? known : "$" + name.toUpperCase(Locale.ROOT));
        });
  }

  private void body(JsonNode requestBody, List<String> parts) {
    requestBody
        .path("content")
        .properties()
        .forEach(content -> {
          JsonNode schema = content.getValue().path("schema");
          switch (content.getKey()) {
            case "application/x-www-form-urlencoded" -> form(schemas.first(schema), parts);
            case "application/json" -> parts.add("--json " + quoted(sample(schema, 0).toString()));
            default -> {
              parts.add("-H \"Content-Type: " + content.getKey() + "\"");
              parts.add("--data-binary @body.json");
            }
          }
        });
  }

  private void form(JsonNode schema, List<String> parts) {
    Set<String> wanted = required(schema);
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          if (wanted.contains(field.getKey())) {
            JsonNode value = sample(field.getValue(), 1);
            String text =
                value.asText().equals("…")
                    ? "\"%s=$%s\"".formatted(field.getKey(), variable(field.getKey()))
                    : quoted(field.getKey() + "=" + value.asText());
            parts.add("--data-urlencode " + text);
          }
        });
  }

  private static String variable(String name) {
    return name.toUpperCase(Locale.ROOT);
  }

  private static Set<String> required(JsonNode schema) {
    Set<String> names = new HashSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private JsonNode sample(JsonNode schema, int depth) {
    JsonNodeFactory make = JsonNodeFactory.instance;
    JsonNode found = schemas.first(schema);
    for (String word : List.of("example", "const")) {
      if (found.has(word)) {
        return found.path(word);
      }
    }
    if (found.path("enum").isArray()) {
      return found.path("enum").path(0);
    }
    return switch (found.path("type").asText()) {
      case "integer", "number" -> make.numberNode(1);
      case "boolean" -> make.booleanNode(true);
      case "array" -> {
        ArrayNode list = make.arrayNode();
        if (depth < DEEPEST) {
          list.add(sample(found.path("items"), depth + 1));
        }
        yield list;
      }
      case "object" -> object(found, depth);
      default ->
          make.textNode(
              found.path("format").asText().equals("uri") ? "https://payments.acme.example" : "…");
    };
  }

  private ObjectNode object(JsonNode schema, int depth) {
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    Set<String> required = required(schema);
    schema
        .path("properties")
        .properties()
        .forEach(field -> {
          boolean wanted = required.isEmpty() || required.contains(field.getKey());
          if (depth < DEEPEST && wanted && object.size() < MOST_MEMBERS) {
            object.set(field.getKey(), sample(field.getValue(), depth + 1));
          }
        });
    return object;
  }

  /** For a shell: nothing in it is expanded. */
  private static String quoted(String text) {
    return "'" + text.replace("'", "'\\''") + "'";
  }
}
