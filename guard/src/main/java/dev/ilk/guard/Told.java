package dev.ilk.guard;

import dev.ilk.kernel.Id;
import dev.ilk.keys.jose.Claims;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/** What a guard tells Ilk of a caller and an action. */
final class Told {
  private Told() {}

  static Claims evaluation(Caller caller, GuardedAction action) {
    return common(caller, action).build();
  }

  static Claims report(
      Caller caller, GuardedAction action, Judgement judgement, Id.Report id, Instant decided) {
    return common(caller, action)
        .put("report", Map.of("id", id.value(), "decided", decided.toString()))
        .put("decision", judgement.allowed())
        .put("policies", judgement.policies())
        .put("reason", judgement.reason())
        .build();
  }

  private static Claims.Builder common(Caller caller, GuardedAction action) {
    // An agent is decided about as itself, under its delegation; everyone else by whose authority
    // it
    // is, with the present actor beside it.
    String subject = caller.delegation().isPresent() ? caller.acting() : caller.subject();
    int colon = subject.indexOf(':');
    Claims.Builder ilk = Claims.builder().put("token", caller.token());
    if (!caller.correlation().isEmpty()) {
      ilk.put("txn", caller.correlation());
    }
    ilk.putIfPresent("delegation", caller.delegation());
    return Claims.builder()
        .put(
            "subject",
            Map.of(
                "type",
                subject.substring(0, Math.max(colon, 0)),
                "id",
                subject.substring(colon + 1)))
        .put("action", Map.of("name", action.verb()))
        .put("resource", resource(action))
        .put("context", Map.of("ilk", ilk.build(), "actor", caller.acting()));
  }

  private static Claims resource(GuardedAction action) {
    Optional<Map<String, Object>> properties =
        Optional.of(action.properties()).filter(map -> !map.isEmpty());
    return Claims.builder()
        .put("type", action.resourceType())
        .put("id", action.resourceId())
        .putIfPresent("properties", properties)
        .build();
  }
}
