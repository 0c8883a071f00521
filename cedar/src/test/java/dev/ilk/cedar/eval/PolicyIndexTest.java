package dev.ilk.cedar.eval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The index finds exactly the policies that apply: the same as asking every policy alone. */
class PolicyIndexTest {
  private static final List<String> SCOPES =
      List.of(
          "%s",
          "%s == T::\"0\"",
          "%s == T::\"7\"",
          "%s in T::\"1\"",
          "%s in T::\"3\"",
          "%s in T::\"9\"",
          "%s is T",
          "%s is U",
          "%s is T in T::\"2\"",
          "%s is U in T::\"1\"",
          "%s in U::\"0\"");
  private static final List<String> ACTIONS =
      List.of(
          "action",
          "action == Action::\"0\"",
          "action == Action::\"1\"",
          "action in Action::\"2\"",
          "action in [Action::\"0\", Action::\"2\", Action::\"0\"]",
          "action in [Action::\"1\", Action::\"2\", Action::\"3\"]",
          "action in []");

  @Test
  void what_the_index_finds_is_what_applies() {
    Random random = new Random(5);
    int found = 0;
    for (int round = 0; round < 200; round++) {
      Entities entities = entities(random);
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(40); i >= 0; i--) {
        text.append(random.nextBoolean() ? "permit(" : "forbid(")
            .append(SCOPES.get(random.nextInt(SCOPES.size())).formatted("principal"))
            .append(", ")
            .append(ACTIONS.get(random.nextInt(ACTIONS.size())))
            .append(", ")
            .append(SCOPES.get(random.nextInt(SCOPES.size())).formatted("resource"))
            .append(random.nextInt(9) == 0 ? ") when { 1 + \"\" == 0 };" : ");");
      }
      PolicySet set = PolicySet.parse(text.toString()).orThrow();
      for (int i = 0; i < 20; i++) {
        Request request =
            new Request(
                party(random),
                EntityUid.of("Action", "" + random.nextInt(4)),
                party(random),
                RecordValue.EMPTY);
        List<String> expected = new ArrayList<>();
        List<String> erring = new ArrayList<>();
        boolean allowed = ask(set, request, entities, expected, erring);
        var response = set.authorize(request, entities);
        assertEquals(allowed, response.allowed(), text.toString());
        assertEquals(expected, response.reasons(), text.toString());
        assertEquals(
            erring, response.errors().stream().map(e -> e.policy().id()).toList(), text.toString());
        found += expected.size();
      }
    }
    assertTrue(found > 1_000, "nothing was found to compare");
  }

  private static boolean ask(
      PolicySet set,
      Request request,
      Entities entities,
      List<String> reasons,
      List<String> errors) {
    List<String> permits = new ArrayList<>();
    List<String> forbids = new ArrayList<>();
    for (Policy policy : set.policies()) {
      var alone = PolicySet.of(List.of(policy), List.of()).orThrow().authorize(request, entities);
      alone.errors().forEach(e -> errors.add(policy.id()));
      if (!alone.determining().isEmpty()) {
        (alone.allowed() ? permits : forbids).add(policy.id());
      }
    }
    boolean allowed = forbids.isEmpty() && !permits.isEmpty();
    reasons.addAll(allowed ? permits : forbids);
    return allowed;
  }

  private static EntityUid party(Random random) {
    return EntityUid.of(random.nextInt(3) == 0 ? "U" : "T", "" + random.nextInt(10));
  }

  private static Entities entities(Random random) {
    List<Entity> entities = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      List<EntityUid> parents = new ArrayList<>();
      for (int j = 0; j < i; j++) {
        if (random.nextInt(4) == 0) {
          parents.add(EntityUid.of("T", "" + j));
        }
      }
      entities.add(new Entity(EntityUid.of("T", "" + i), RecordValue.EMPTY, parents));
      if (random.nextBoolean()) {
        entities.add(new Entity(EntityUid.of("U", "" + i), RecordValue.EMPTY, parents));
      }
    }
    entities.add(
        new Entity(
            EntityUid.of("Action", "0"), RecordValue.EMPTY, List.of(EntityUid.of("Action", "2"))));
    return Entities.of(entities).orThrow();
  }
}
