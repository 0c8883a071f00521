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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    EntityUid verb = EntityUid.of("Action", action.verb());
    if (principal.isEmpty()
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
                .authorize(request, entities(principal.get(), resource, action)));
    reports.take(Told.report(caller, action, judgement, ids.report(), now));
    return judgement;
  }

  private static Optional<Entity> principal(PolicyBundle bundle, Caller caller) {
    if (caller.delegation().isPresent() || !caller.subject().startsWith(WORKLOAD)) {
      return Optional.empty();
    }
    String name = caller.subject().substring(WORKLOAD.length());
    @Nullable Entity known = bundle.content().workloads().find(EntityUid.of("Workload", name));
    return Optional.ofNullable(known);
  }

  /** What is known of the principal stands, whatever is said of it as a resource. */
  private static Entities entities(Entity principal, EntityUid resource, GuardedAction action) {
    return resource.equals(principal.uid())
        ? Entities.of(List.of(principal)).orThrow()
        : Entities.of(
                List.of(
                    principal,
                    new Entity(resource, CedarValues.record(action.properties()), List.of())))
            .orThrow();
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
