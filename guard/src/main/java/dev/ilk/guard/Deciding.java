package dev.ilk.guard;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import java.net.URI;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Decides by policies that the service brings, and reports each decision to Ilk before it counts: a
 * decision that is not in the record is none.
 *
 * <p>Policies see the caller as {@code Human}, {@code Workload} or {@code Agent} by name, with what
 * its token says ({@code scopes}, {@code environment}, {@code tenant}), and the resource with the
 * properties of the {@link GuardedAction}.
 */
public final class Deciding implements Judge {
  private static final Map<String, String> TYPES =
      Map.of("human", "Human", "workload", "Workload", "agent", "Agent");

  private final PolicySet policies;
  private final Endpoint endpoint;
  private final InstantSource clock;

  /**
   * Decides here.
   *
   * @param policies the service's policies
   * @param ilk the public address of Ilk, to which decisions are reported
   * @param own the service's own token
   * @param clock the present
   */
  public Deciding(PolicySet policies, URI ilk, OwnToken own, InstantSource clock) {
    this.policies = policies;
    this.endpoint = new Endpoint(URI.create(ilk + "/access/v1/reports"), own);
    this.clock = clock;
  }

  @Override
  public Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable {
    Judgement judgement = decide(caller, action);
    byte[] report = Told.report(caller, action, judgement).json();
    Fetch.Answer answer = endpoint.post(report);
    if (answer.status() / 100 != 2) {
      throw new IlkUnavailable("a report was answered with status " + answer.status());
    }
    return judgement;
  }

  private Judgement decide(Caller caller, GuardedAction action) {
    EntityUid principal = principal(caller);
    EntityUid resource = EntityUid.of(action.resourceType(), action.resourceId());
    Map<String, Value> said = new HashMap<>();
    said.put("environment", Value.of(caller.environment()));
    said.put("tenant", Value.of(caller.tenant()));
    said.put("scopes", SetValue.of(caller.scopes().stream().map(Value::of).toList()));
    Entities entities =
        Entities.of(
                List.of(
                    new Entity(principal, RecordValue.of(said), List.of()),
                    new Entity(resource, record(action.properties()), List.of())))
            .orThrow();
    RecordValue context =
        RecordValue.of(
            Map.of("time", new DatetimeValue(clock.millis()), "actor", Value.of(caller.acting())));
    Response response =
        policies.authorize(
            new Request(principal, EntityUid.of("Action", action.verb()), resource, context),
            entities);
    return new Judgement(response.allowed(), reason(response), response.reasons());
  }

  private static String reason(Response response) {
    String reasons =
        response.determining().stream()
            .map(Policy::annotations)
            .flatMap(annotations -> Stream.ofNullable(annotations.get("reason")))
            .collect(Collectors.joining("; "));
    if (!reasons.isEmpty()) {
      return reasons;
    }
    return response.allowed() ? "a policy permits it" : "no policy permits it";
  }

  private static EntityUid principal(Caller caller) {
    String subject = caller.delegation().isPresent() ? caller.acting() : caller.subject();
    int colon = subject.indexOf(':');
    String type = TYPES.getOrDefault(subject.substring(0, Math.max(colon, 0)), "Unknown");
    return EntityUid.of(type, subject.substring(colon + 1));
  }

  private static RecordValue record(Map<?, ?> properties) {
    Map<String, Value> values = new HashMap<>();
    properties.forEach((name, value) -> values.put(String.valueOf(name), value(value)));
    return RecordValue.of(values);
  }

  private static Value value(Object property) {
    return switch (property) {
      case Boolean flag -> Value.of(flag);
      case Integer number -> Value.of(number.longValue());
      case Long number -> Value.of(number);
      case List<?> several -> SetValue.of(several.stream().map(Deciding::value).toList());
      case Map<?, ?> members -> record(members);
      default -> Value.of(property.toString());
    };
  }
}
