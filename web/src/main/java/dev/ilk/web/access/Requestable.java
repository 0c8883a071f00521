package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.gate.Denials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/**
 * Tells an enforcement point that it may ask for people's approval of what was denied (AuthZEN
 * Access Request and Approval Profile, draft 1, section on the requestable denial context).
 *
 * @param denials ties the request to the denial
 * @param endpoint where to ask
 * @param clock the present
 */
record Requestable(Denials denials, String endpoint, InstantSource clock) {
  /** So long after a denial approval can be asked for. */
  static final Duration FRESH = Duration.ofMinutes(10);

  /** The answer to a question; a denial for want of an approval says how to get one. */
  ObjectNode answer(Decision decision, ObjectNode body) {
    ObjectNode answer = DecisionAnswer.of(decision);
    boolean referred = body.path("context").has("approval");
    if (decision instanceof Decision.Needs needs) {
      offer(needs, Arguments.of(body), (ObjectNode) answer.get("context"), referred);
    } else if (decision instanceof Decision.Deny && referred) {
      ((ObjectNode) answer.get("context")).put("next_action", "none");
    }
    return answer;
  }

  private void offer(
      Decision.Needs needs, Arguments arguments, ObjectNode context, boolean referred) {
    List<String> approvers =
        needs.needs().stream()
            .filter(Decision.Need.Approval.class::isInstance)
            .map(need -> ((Decision.Need.Approval) need).role())
            .toList();
    // Who is to approve must see all of it.
    if (approvers.isEmpty() || arguments.json().length() > Arguments.LONGEST) {
      return;
    }
    Instant until = clock.instant().plus(FRESH);
    String token =
        denials.seal(new Denials.Denial(arguments.digest(), approvers, needs.reason(), until));
    context
        .putObject("access_request")
        .put("endpoint", endpoint)
        .put("expires_at", until.toString())
        .put("binding_token", token);
    if (referred) {
      context.put("next_action", "request");
    }
  }
}
