package dev.ilk.guard;

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
import dev.ilk.kernel.Ids;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Decides by policies that the service brings, and reports each decision before it counts: one that
 * is neither in the record nor on its way there is none.
 *
 * <p>Policies see the caller as {@code Human}, {@code Workload} or {@code Agent} by name, with what
 * its token says ({@code scopes}, {@code environment}, {@code tenant}), and the resource with the
 * properties of the {@link GuardedAction}.
 */
public final class Deciding implements Judge {
  private static final Map<String, String> TYPES =
      Map.of("human", "Human", "workload", "Workload", "agent", "Agent");

  private final PolicySet policies;
  private final Reports reports;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Decides here.
   *
   * @param policies the service's policies
   * @param reports where each decision is told
   * @param clock the present
   */
  public Deciding(PolicySet policies, Reports reports, InstantSource clock) {
    this.policies = policies;
    this.reports = reports;
    this.ids = new Ids(clock);
    this.clock = clock;
  }

  @Override
  public Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable {
    Judgement judgement = decide(caller, action);
    reports.take(Told.report(caller, action, judgement, ids.report(), clock.instant()));
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
                    new Entity(resource, CedarValues.record(action.properties()), List.of())))
            .orThrow();
    RecordValue context =
        RecordValue.of(
            Map.of("time", new DatetimeValue(clock.millis()), "actor", Value.of(caller.acting())));
    Response response =
        policies.authorize(
            new Request(principal, EntityUid.of("Action", action.verb()), resource, context),
            entities);
    return CedarAnswer.of(response);
  }

  private static EntityUid principal(Caller caller) {
    String subject = caller.delegation().isPresent() ? caller.acting() : caller.subject();
    int colon = subject.indexOf(':');
    String type = TYPES.getOrDefault(subject.substring(0, Math.max(colon, 0)), "Unknown");
    return EntityUid.of(type, subject.substring(colon + 1));
  }
}
