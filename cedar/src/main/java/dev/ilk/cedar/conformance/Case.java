package dev.ilk.cedar.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One test case as it is written in its file.
 *
 * @param policies the file of the policies
 * @param entities the file of the entities
 * @param schema the file of the schema
 * @param shouldValidate whether the policies are valid
 * @param questions the requests
 */
record Case(
    String policies,
    String entities,
    String schema,
    boolean shouldValidate,
    List<Question> questions) {

  private static final Set<String> KEYS =
      Set.of("policies", "entities", "schema", "shouldValidate", "requests");
  private static final Set<String> REQUEST_KEYS =
      Set.of(
          "description",
          "principal",
          "action",
          "resource",
          "context",
          "validateRequest",
          "decision",
          "reason",
          "errors");

  /**
   * A request with the answer that is right.
   *
   * @param validate whether the request is to be checked against the schema
   * @param allowed the decision
   * @param reasons the ids of the determining policies
   * @param errors the ids of the policies that err
   */
  record Question(
      String description,
      SourceText principal,
      SourceText action,
      SourceText resource,
      SourceText context,
      boolean validate,
      boolean allowed,
      Set<String> reasons,
      Set<String> errors) {}

  /** Tells whether a file is a test case at all, rather than entities. */
  static boolean isCase(JsonNode tree) {
    return tree.isObject() && tree.has("requests") && tree.has("policies");
  }

  static Case read(JsonNode tree) {
    Json.onlyKeys(tree, KEYS, "case");
    List<Question> questions = new ArrayList<>();
    for (JsonNode request : tree.get("requests")) {
      questions.add(question(request, "requests[" + questions.size() + "]"));
    }
    return new Case(
        text(tree, "policies"),
        text(tree, "entities"),
        text(tree, "schema"),
        Json.required(tree, "shouldValidate", "case").booleanValue(),
        questions);
  }

  private static Question question(JsonNode node, String where) {
    Json.onlyKeys(node, REQUEST_KEYS, where);
    return new Question(
        node.path("description").asText(),
        part(node, "principal", where),
        part(node, "action", where),
        part(node, "resource", where),
        part(node, "context", where),
        !node.has("validateRequest") || node.get("validateRequest").booleanValue(),
        allowed(Json.string(Json.required(node, "decision", where), where), where),
        ids(Json.required(node, "reason", where), where),
        ids(Json.required(node, "errors", where), where));
  }

  private static boolean allowed(String decision, String where) {
    return switch (decision) {
      case "allow", "Allow" -> true;
      case "deny", "Deny" -> false;
      default -> throw new JsonRefusedException(where + ": `" + decision + "` is not a decision");
    };
  }

  private static String text(JsonNode tree, String key) {
    return Json.string(Json.required(tree, key, "case"), key);
  }

  private static SourceText part(JsonNode node, String key, String where) {
    return SourceText.of(Json.required(node, key, where).toString());
  }

  private static Set<String> ids(JsonNode list, String where) {
    Set<String> ids = new TreeSet<>();
    list.forEach(id -> ids.add(Json.string(id, where)));
    return ids;
  }
}
