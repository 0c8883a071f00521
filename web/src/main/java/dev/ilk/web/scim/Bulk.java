package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Many operations in one request (RFC 7644, section 3.7), each decided and recorded by itself, in
 * their order. One that refers by {@code bulkId} to a resource of a later one waits until that is
 * made; those that wait for each other are refused.
 */
final class Bulk {
  /** The most operations of one request. */
  static final int MOST = 1000;

  /** The longest request, in bytes. */
  static final int LONGEST = 1 << 20;

  private static final String RESPONSE = "urn:ietf:params:scim:api:messages:2.0:BulkResponse";
  private static final String REFERENCE = "bulkId:";

  private final Map<String, Resources> types;
  private final Passage passage;
  private final Map<String, String> made = new HashMap<>();
  private final ArrayNode answers;
  private final ObjectNode response = Json.object();
  private final int mostErrors;
  private int errors;

  private Bulk(Map<String, Resources> types, Passage passage, int mostErrors) {
    this.types = types;
    this.passage = passage;
    this.mostErrors = mostErrors;
    response.putArray("schemas").add(RESPONSE);
    this.answers = response.putArray("Operations");
  }

  static Answer answer(ObjectNode body, Map<String, Resources> types, Passage passage) {
    JsonNode operations = body.path("Operations");
    if (!operations.isArray()) {
      return Answer.wrong(
          List.of(
              Problem.of(
                  Problem.Kind.INVALID, "message_malformed", "expected a list `Operations`")));
    }
    if (operations.size() > MOST) {
      return Answer.error(
          413, Optional.empty(), "a bulk has at most %d operations".formatted(MOST));
    }
    JsonNode limit = body.path("failOnErrors");
    int mostErrors = limit.isInt() && limit.asInt() > 0 ? limit.asInt() : Integer.MAX_VALUE;
    return new Bulk(types, passage, mostErrors).run(operations);
  }

  private Answer run(JsonNode operations) {
    List<JsonNode> waiting = new ArrayList<>();
    operations.forEach(waiting::add);
    boolean moved = true;
    while (moved && !waiting.isEmpty()) {
      moved = false;
      List<JsonNode> later = new ArrayList<>();
      for (JsonNode operation : waiting) {
        if (errors >= mostErrors) {
          return Answer.of(200, response);
        }
        if (refersToOthers(operation)) {
          later.add(operation);
        } else {
          take(operation);
          moved = true;
        }
      }
      waiting = later;
    }
    for (JsonNode operation : waiting) {
      if (errors < mostErrors) {
        tell(
            operation,
            Answer.error(409, Optional.empty(), "its `bulkId` references cannot be resolved"));
      }
    }
    return Answer.of(200, response);
  }

  private boolean refersToOthers(JsonNode value) {
    if (value.isTextual()) {
      String text = value.asText();
      int at = text.indexOf(REFERENCE);
      boolean refers =
          at == 0
              || types.keySet().stream()
                  .anyMatch(type -> text.startsWith("/" + type + "/" + REFERENCE));
      return refers && !made.containsKey(text.substring(at + REFERENCE.length()));
    }
    for (JsonNode part : value) {
      if (refersToOthers(part)) {
        return true;
      }
    }
    return false;
  }

  private JsonNode resolved(JsonNode value) {
    if (value.isTextual() && value.asText().startsWith(REFERENCE)) {
      String id = made.get(value.asText().substring(REFERENCE.length()));
      return id == null ? value : TextNode.valueOf(id);
    }
    if (value instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      names.forEach(name -> object.set(name, resolved(object.get(name))));
    } else if (value instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        array.set(i, resolved(array.get(i)));
      }
    }
    return value;
  }

  private void take(JsonNode operation) {
    Answer answer = call(operation);
    String bulkId = operation.path("bulkId").asText("");
    if (answer.status() == 201 && !bulkId.isEmpty()) {
      answer.body().ifPresent(body -> made.put(bulkId, body.path("id").asText()));
    }
    tell(operation, answer);
  }

  private Answer call(JsonNode operation) {
    String[] path = operation.path("path").asText("").split("/", -1);
    Resources type = path.length > 1 ? types.get(path[1]) : null;
    if (type == null || path.length > 3 || !path[0].isEmpty()) {
      return Answer.error(
          400, Optional.of("invalidPath"), "expected the path of a type of resource");
    }
    Call call =
        new Call(
            Query.NONE,
            () -> Bodies.caseless(resolved(operation.path("data"))),
            Optional.of(operation.path("version"))
                .filter(JsonNode::isTextual)
                .map(JsonNode::asText),
            Optional.empty());
    String method = operation.path("method").asText("").toUpperCase(Locale.ROOT);
    if (path.length == 2) {
      return method.equals("POST") && !operation.path("bulkId").asText("").isEmpty()
          ? type.create(call, passage)
          : Answer.error(400, Optional.of("invalidSyntax"), "expected POST with a `bulkId`");
    }
    String id =
        path[2].startsWith(REFERENCE)
            ? made.getOrDefault(path[2].substring(REFERENCE.length()), path[2])
            : path[2];
    return switch (method) {
      case "PUT" -> type.replace(id, call, passage);
      case "PATCH" -> type.patch(id, call, passage);
      case "DELETE" -> type.delete(id, call, passage);
      default -> Answer.error(400, Optional.of("invalidSyntax"), "expected PUT, PATCH or DELETE");
    };
  }

  private void tell(JsonNode operation, Answer answer) {
    ObjectNode told = answers.addObject();
    told.put("method", operation.path("method").asText(""));
    JsonNode bulkId = operation.path("bulkId");
    if (bulkId.isTextual()) {
      told.set("bulkId", bulkId);
    }
    answer.location().ifPresent(location -> told.put("location", location));
    answer.version().ifPresent(version -> told.put("version", version));
    told.put("status", Integer.toString(answer.status()));
    if (answer.status() >= 400) {
      errors++;
      answer.body().ifPresent(body -> told.set("response", body));
    }
  }
}
