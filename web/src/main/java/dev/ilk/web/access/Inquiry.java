package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.EvaluateAccess;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * An AuthZEN request (Authorization API 1.0, section 5), read: required members must be there and
 * of their type, unknown ones are ignored. What Ilk's own guards add stands in {@code context.ilk}.
 *
 * @param subject kind and name, such as {@code workload:prod-payments-api}
 * @param verb the action's name
 * @param resource what it touches, with its properties as facts
 * @param context what else is said, the action's properties as {@code action} among it
 * @param token the token under which the caller came
 * @param delegation the delegation that the caller's token names
 * @param journey the journey that the caller's token belongs to
 * @param approval the approval that is referred to
 */
record Inquiry(
    String subject,
    String verb,
    Target resource,
    Map<String, Fact> context,
    Optional<Id.Token> token,
    Optional<Id.Delegation> delegation,
    Optional<Id.Correlation> journey,
    Optional<EvaluateAccess.Approval> approval) {
  private static final int LONGEST = 1024;

  EvaluateAccess command() {
    return new EvaluateAccess(
        subject, delegation, verb, resource, context, token, journey, approval);
  }

  static Result<Inquiry> read(ObjectNode body) {
    List<Problem> problems = new ArrayList<>();
    ObjectNode subject = object(body, "subject", problems);
    ObjectNode action = object(body, "action", problems);
    ObjectNode resource = object(body, "resource", problems);
    String kind = text(subject, "subject.type", "type", problems).toLowerCase(Locale.ROOT);
    String name = text(subject, "subject.id", "id", problems);
    String verb = text(action, "action.name", "name", problems);
    String type = text(resource, "resource.type", "type", problems);
    String id = text(resource, "resource.id", "id", problems);
    ObjectNode actionFacts = optional(action, "action.properties", "properties", problems);
    ObjectNode resourceFacts = optional(resource, "resource.properties", "properties", problems);
    optional(subject, "subject.properties", "properties", problems);
    ObjectNode context = optional(body, "context", "context", problems);
    if (!problems.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    JsonNode ilk = context.path("ilk");
    Map<String, Fact> facts = new HashMap<>(Facts.of(context));
    facts.remove("ilk");
    facts.remove("approval");
    if (!actionFacts.isEmpty()) {
      facts.put("action", new Fact.Group(Facts.of(actionFacts)));
    }
    return Result.ok(
        new Inquiry(
            kind + ":" + name,
            verb,
            new Target(type, id, List.of(), Facts.of(resourceFacts)),
            facts,
            Ids.parse(Id.Token.PREFIX, Id.Token::new, ilk.path("token").asText("")),
            Ids.parse(Id.Delegation.PREFIX, Id.Delegation::new, ilk.path("delegation").asText("")),
            Ids.parse(Id.Correlation.PREFIX, Id.Correlation::new, ilk.path("txn").asText("")),
            approval(body, context)));
  }

  private static Optional<EvaluateAccess.Approval> approval(ObjectNode body, ObjectNode context) {
    String id = context.path("approval").path("id").asText("");
    return Ids.parse(Id.AccessRequest.PREFIX, Id.AccessRequest::new, id)
        .map(request -> new EvaluateAccess.Approval(request, Arguments.of(body).digest()));
  }

  private static ObjectNode object(ObjectNode within, String name, List<Problem> problems) {
    if (within.get(name) instanceof ObjectNode object) {
      return object;
    }
    problems.add(wrong(name, "expected an object"));
    return Json.object();
  }

  private static ObjectNode optional(
      ObjectNode within, String place, String name, List<Problem> problems) {
    JsonNode value = within.get(name);
    if (value != null && !(value instanceof ObjectNode)) {
      problems.add(wrong(place, "expected an object"));
    }
    return value instanceof ObjectNode object ? object : Json.object();
  }

  private static String text(ObjectNode within, String place, String name, List<Problem> problems) {
    JsonNode value = within.get(name);
    if (value == null || !value.isTextual() || value.asText().length() > LONGEST) {
      problems.add(wrong(place, "expected a text of at most %d characters".formatted(LONGEST)));
      return "";
    }
    return value.asText();
  }

  private static Problem wrong(String place, String expected) {
    return Problem.of(Problem.Kind.INVALID, "member_invalid", expected).at(place);
  }
}
