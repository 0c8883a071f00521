package dev.ilk.guard;

import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityType;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/**
 * Decides here as Ilk would, by Ilk's own policies, and reports each decision before it counts.
 *
 * <p>What it cannot know it asks Ilk about, which then records it: a caller that is no workload of
 * the environment, one that acts under a delegation, and an action to which a rule over time or the
 * clock of a time zone may apply.
 */
public final class DecidingHere implements Judge {
  private static final String WORKLOAD = "workload:";

  private final PolicyWatch watch;
  private final Judge asking;
  private final Reports reports;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Decides here.
   *
   * @param watch keeps the policies; who started it closes it
   * @param asking decides what cannot be decided here
   * @param reports where each decision is told
   * @param clock the present
   */
  public DecidingHere(PolicyWatch watch, Asking asking, Reports reports, InstantSource clock) {
    this.watch = watch;
    this.asking = asking;
    this.reports = reports;
    this.ids = new Ids(clock);
    this.clock = clock;
  }

  @Override
  public Judgement judge(Caller caller, GuardedAction action) throws IlkUnavailable {
    PolicyBundle bundle = watch.current();
    Optional<Entity> principal = principal(bundle, caller);
    Optional<EntityUid> team = team(bundle);
    EntityUid verb = EntityUid.of("Action", action.verb());
    if (principal.isEmpty()
        || team.isEmpty()
        || bundle.content().left().has(verb)
        || !EntityType.isValid(action.resourceType())) {
      return asking.judge(caller, action);
    }
    Instant now = clock.instant();
    EntityUid resource = EntityUid.of(action.resourceType(), action.resourceId());
    Request request =
        new Request(
            principal.get().uid(), verb, resource, context(bundle, principal.get(), caller, now));
    Judgement judgement =
        CedarAnswer.of(
            bundle
                .content()
                .policies()
                .authorize(
                    request,
                    entities(
                        bundle, principal.get(), verb, resource(team.get(), resource, action))));
    reports.take(Told.report(caller, action, judgement, ids.report(), now));
    return judgement;
  }

  private static Optional<Entity> principal(PolicyBundle bundle, Caller caller) {
    if (caller.delegation().isPresent() || !caller.subject().startsWith(WORKLOAD)) {
      return Optional.empty();
    }
    String name = caller.subject().substring(WORKLOAD.length());
    @Nullable Entity known = bundle.content().known().find(EntityUid.of("Workload", name));
    return Optional.ofNullable(known);
  }

  /** Whose service this is; empty if the guard's own workload is not registered any more. */
  private static Optional<EntityUid> team(PolicyBundle bundle) {
    @Nullable Entity reader = bundle.content().known().find(bundle.reader());
    return reader != null && reader.attributes().get("owner") instanceof EntityUid team
        ? Optional.of(team)
        : Optional.empty();
  }

  /** What a guard asks about is in the team whose service it guards. */
  private static Entity resource(EntityUid team, EntityUid uid, GuardedAction action) {
    return new Entity(
        uid, CedarValues.record(action.properties()), uid.equals(team) ? List.of() : List.of(team));
  }

  /** What is known of the principal and the action stands, whatever is said of a resource. */
  private static Entities entities(
      PolicyBundle bundle, Entity principal, EntityUid verb, Entity resource) {
    SequencedMap<EntityUid, Entity> known = new LinkedHashMap<>();
    known.put(principal.uid(), principal);
    @Nullable Entity action = bundle.content().known().find(verb);
    if (action != null) {
      known.put(verb, action);
    }
    known.putIfAbsent(resource.uid(), resource);
    return Entities.of(known.values()).orThrow();
  }

  /** As Ilk puts it for an evaluation. */
  private static RecordValue context(
      PolicyBundle bundle, Entity principal, Caller caller, Instant now) {
    Map<String, Value> context = new HashMap<>();
    context.put("time", new DatetimeValue(now.toEpochMilli()));
    context.put("actor", Value.of(caller.acting()));
    context.put("enforced_by", bundle.reader());
    for (String name : List.of("environment", "tenant")) {
      @Nullable Value value = principal.attributes().get(name);
      if (value != null) {
        context.put(name, value);
      }
    }
    Ids.parse(Id.Token.PREFIX, Id.Token::new, caller.token())
        .ifPresent(token -> context.put("proof", age(token, now)));
    return RecordValue.of(context);
  }

  private static Value age(Id.Token token, Instant now) {
    Duration age = Duration.between(token.made(), now);
    return RecordValue.of(Map.of("age", new DurationValue(Math.max(0, age.toMillis()))));
  }
}
