package dev.ilk.decide;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.IpValue;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The vocabulary of policies: how actors, targets and facts look in Cedar.
 *
 * <p>Principals are {@code Human}, {@code Workload} and {@code Agent}, named by their names. A
 * person is in their teams and roles; a machine in its owning team and its environment.
 */
final class Words {
  private static final LoadingCache<Actor, Entity> KNOWN =
      Caffeine.newBuilder().weakKeys().build(Words::made);

  private Words() {}

  /** The same actor asks again and again. Kept as long as somebody else keeps the actor. */
  static Entity entity(Actor actor) {
    return KNOWN.get(actor);
  }

  private static EntityUid uid(Actor actor) {
    return switch (actor) {
      case Human human -> EntityUid.of("Human", human.name());
      case Workload workload -> EntityUid.of("Workload", workload.name());
      case Agent agent -> EntityUid.of("Agent", agent.name());
    };
  }

  private static Entity made(Actor actor) {
    return switch (actor) {
      case Human human -> human(human);
      case Workload workload ->
          machine(workload, Map.of("subtype", word(workload.subtype().name())));
      case Agent agent -> machine(agent, Map.of("model", Value.of(agent.model())));
    };
  }

  private static Entity human(Human human) {
    List<EntityUid> groups = new ArrayList<>();
    human.teams().forEach(team -> groups.add(EntityUid.of("Team", team.name())));
    human.roles().forEach(role -> groups.add(EntityUid.of("Role", role.name())));
    RecordValue attributes =
        RecordValue.of(
            Map.of(
                "id", Value.of(human.id().value()),
                "name", Value.of(human.name()),
                "subtype", word(human.subtype().name())));
    return new Entity(uid(human), attributes, groups);
  }

  private static Entity machine(Machine machine, Map<String, Value> own) {
    EntityUid owner = EntityUid.of("Team", machine.stewardship().owner().name());
    Map<String, Value> attributes = new HashMap<>(own);
    attributes.put("id", Value.of(machine.id().value()));
    attributes.put("name", Value.of(machine.name()));
    attributes.put("environment", Value.of(machine.environment().name()));
    attributes.put("tenant", Value.of(machine.tenant().name()));
    attributes.put("owner", owner);
    attributes.put("sensitivity", word(machine.stewardship().sensitivity().name()));
    attributes.put("scopes", texts(machine.scopes()));
    if (machine.status() == Status.RESTRICTED) {
      attributes.put("restricted", Value.of(true));
    }
    return new Entity(
        uid(machine),
        RecordValue.of(attributes),
        List.of(owner, EntityUid.of("Environment", machine.environment().name())));
  }

  static Entity action(String name, Collection<String> groups) {
    EntityUid uid = EntityUid.of("Action", name);
    return new Entity(
        uid,
        RecordValue.EMPTY,
        groups.stream()
            .map(group -> EntityUid.of("Action", group))
            .filter(group -> !group.equals(uid))
            .toList());
  }

  static Entity entity(EntityUid uid, Target target) {
    return new Entity(
        uid,
        record(target.facts()),
        target.parents().stream().map(ref -> EntityUid.of(ref.type(), ref.id())).toList());
  }

  static RecordValue delegation(Delegation delegation) {
    List<EntityUid> audiences =
        delegation.audiences().stream()
            .map(audience -> EntityUid.of("ResourceServer", audience.uri()))
            .toList();
    return RecordValue.of(
        Map.of(
            "id", Value.of(delegation.id().value()),
            "grantor", Value.of(delegation.grantor().value()),
            "audiences", SetValue.of(audiences),
            "scopes", texts(delegation.scopes()),
            "purpose", Value.of(delegation.purpose())));
  }

  static RecordValue record(Map<String, Fact> facts) {
    return RecordValue.of(values(facts));
  }

  static Map<String, Value> values(Map<String, Fact> facts) {
    Map<String, Value> values = HashMap.newHashMap(facts.size());
    facts.forEach((name, fact) -> values.put(name, value(fact)));
    return values;
  }

  private static Value value(Fact fact) {
    return switch (fact) {
      case Fact.Text(String text) -> Value.of(text);
      case Fact.Count(long number) -> Value.of(number);
      case Fact.Flag(boolean flag) -> Value.of(flag);
      case Fact.Moment(var instant) -> new DatetimeValue(instant.toEpochMilli());
      case Fact.Length(var length) -> new DurationValue(length.toMillis());
      // An address that is none stays a text, so that a policy that reads it as an address errs.
      case Fact.Address(String text) ->
          IpValue.parse(text).<Value>map(address -> address).orElse(Value.of(text));
      case Fact.Ref(String type, String id) -> EntityUid.of(type, id);
      case Fact.Many(List<Fact> several) ->
          SetValue.of(several.stream().map(Words::value).toList());
      case Fact.Group(Map<String, Fact> members) -> record(members);
    };
  }

  private static Value texts(Collection<String> texts) {
    return SetValue.of(texts.stream().map(Value::of).toList());
  }

  private static Value word(String constant) {
    return Value.of(constant.toLowerCase(Locale.ROOT).replace('_', '-'));
  }
}
