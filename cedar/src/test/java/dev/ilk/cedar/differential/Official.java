package dev.ilk.cedar.differential;

import com.cedarpolicy.model.policy.Policy;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The official implementation, called at the level of texts so that both sides read the same. */
final class Official {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Method CALL = nativeCall();

  private Official() {}

  /** What a decision came to. */
  record Answer(boolean allowed, Set<String> reasons, Set<String> errors) {}

  private static Method nativeCall() {
    try {
      Method call =
          Class.forName("com.cedarpolicy.BasicAuthorizationEngine")
              .getDeclaredMethod("callCedarJNI", String.class, String.class);
      call.setAccessible(true);
      return call;
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("the official binding has changed", e);
    }
  }

  private static JsonNode call(String operation, ObjectNode body) {
    try {
      return JSON.readTree((String) CALL.invoke(null, operation, body.toString()));
    } catch (ReflectiveOperationException | java.io.IOException e) {
      throw new LinkageError("the official binding failed", e);
    }
  }

  /** The answer to a request, or empty if policies, entities or request are refused. */
  static Optional<Answer> authorize(
      String policies, String entities, World.Question question, Optional<String> schema)
      throws java.io.IOException {
    ObjectNode body = JSON.createObjectNode();
    body.set("principal", JSON.readTree(question.principal()));
    body.set("action", JSON.readTree(question.action()));
    body.set("resource", JSON.readTree(question.resource()));
    body.set("context", JSON.readTree(question.context()));
    body.set("entities", JSON.readTree(entities));
    schema.ifPresent(s -> body.put("schema", s));
    body.putObject("policies").put("staticPolicies", policies);
    JsonNode reply = call("AuthorizationOperation", body);
    if (!reply.path("type").asText().equals("success")) {
      return Optional.empty();
    }
    JsonNode diagnostics = reply.path("response").path("diagnostics");
    Set<String> reasons = new TreeSet<>();
    diagnostics.path("reason").forEach(r -> reasons.add(r.asText()));
    Set<String> errors = new TreeSet<>();
    diagnostics.path("errors").forEach(e -> errors.add(e.path("policyId").asText()));
    boolean allowed = reply.path("response").path("decision").asText().equals("allow");
    return Optional.of(new Answer(allowed, reasons, errors));
  }

  /** Whether the text is read as policies without slots. */
  static boolean accepts(String policies) throws java.io.IOException {
    World.Question any =
        new World.Question(
            "{\"type\":\"U\",\"id\":\"\"}",
            "{\"type\":\"Action\",\"id\":\"\"}",
            "{\"type\":\"U\",\"id\":\"\"}",
            "{}");
    return authorize(policies, "[]", any, Optional.empty()).isPresent();
  }

  /** The ids of the policies that are not valid, or empty if schema or policies are refused. */
  static Optional<Set<String>> invalid(String schema, String policies) {
    ObjectNode body = JSON.createObjectNode();
    body.put("schema", schema);
    body.putObject("policies").put("staticPolicies", policies);
    JsonNode reply = call("ValidateOperation", body);
    if (!reply.path("type").asText().equals("success")) {
      return Optional.empty();
    }
    Set<String> invalid = new TreeSet<>();
    reply.path("validationErrors").forEach(e -> invalid.add(e.path("policyId").asText()));
    return Optional.of(invalid);
  }

  /** A policy's text as JSON. */
  static String toJson(String policy) throws Exception {
    return new Policy(policy, "p").toJson();
  }

  /** A policy's JSON as text. */
  static String toText(String json) throws Exception {
    return Policy.fromJson("p", json).policySrc;
  }
}
