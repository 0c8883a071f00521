package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Json;
import java.util.stream.Collectors;

/** A decision in AuthZEN's words (Authorization API 1.0, section 5.5). */
final class DecisionAnswer {
  private DecisionAnswer() {}

  static ObjectNode of(Decision decision) {
    ObjectNode answer = Json.object();
    answer.put("decision", decision instanceof Decision.Allow);
    ObjectNode context = answer.putObject("context");
    context.put("reason", decision.reason());
    ArrayNode policies = context.putArray("policies");
    decision.policies().forEach(policies::add);
    context.put("policy_version", decision.policyVersion());
    if (decision instanceof Decision.Allow allow) {
      allow.request().ifPresent(name -> context.put("request", name));
    }
    if (decision instanceof Decision.Needs needs) {
      ArrayNode list = context.putArray("needs");
      needs.needs().forEach(need -> list.add(need(need)));
      String levels =
          needs.needs().stream()
              .filter(Decision.Need.StepUp.class::isInstance)
              .map(need -> ((Decision.Need.StepUp) need).assurance())
              .collect(Collectors.joining(" "));
      if (!levels.isEmpty()) {
        // As the specification's own example of asking for a step-up does (section 5.5.2).
        context.put("acr_values", levels);
      }
    }
    return answer;
  }

  private static ObjectNode need(Decision.Need need) {
    ObjectNode node = Json.object();
    return switch (need) {
      case Decision.Need.StepUp(String assurance) ->
          node.put("type", "step-up").put("acr", assurance);
      case Decision.Need.Approval(String role) -> node.put("type", "approval").put("role", role);
      case Decision.Need.Elevation(String role) -> node.put("type", "elevation").put("role", role);
      case Decision.Need.FreshProof(var age) ->
          node.put("type", "fresh-proof").put("max_age", Span.format(age));
    };
  }
}
