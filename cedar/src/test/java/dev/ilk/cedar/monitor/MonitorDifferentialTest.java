package dev.ilk.cedar.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.eval.EvaluationException;
import dev.ilk.cedar.temporal.EventKind;
import dev.ilk.cedar.temporal.TemporalClause;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

/** Random rules over random histories: what is kept incrementally agrees with the definition. */
final class MonitorDifferentialTest {
  private static final long SEED = 20_261_122;

  @Test
  void incremental_evaluation_agrees_with_the_definition() {
    int wanted = Integer.getInteger("cedar.temporal.differential", 1_000);
    RandomGenerator random = new SplittableRandom(SEED);
    RandomRules rules = new RandomRules(random);
    int legal = 0;
    int written = 0;
    int held = 0;
    while (legal < wanted) {
      String policy = "permit(principal, action, resource) when temporal { " + rules.body() + " };";
      written++;
      assertTrue(written < 40 * wanted + 1_000, "too few of the random rules are legal");
      if (PolicySet.parse(policy) instanceof Parsed.Read<PolicySet>(PolicySet set)) {
        legal++;
        held += compare(policy, set, random);
      }
    }
    assertTrue(held > wanted, "the random rules hardly ever hold: " + held);
    assertTrue(undecided < wanted / 20, "too many are not decided: " + undecided);
  }

  // Nested rules may need more steps than are taken; nothing is compared then.
  private int undecided;

  /** Returns how often the rule held. */
  private int compare(String text, PolicySet set, RandomGenerator random) {
    TemporalClause clause = set.policies().iterator().next().tree().temporal().getFirst();
    Rules rules = Rules.of(set, List.of("actor")).orThrow();
    History history = rules.history("actor");
    List<Reference.Stamped> all = new ArrayList<>();
    long now = 1_000_000;
    int held = 0;
    for (int i = 0; i < 40; i++) {
      now += random.nextInt(4) == 0 ? 0 : random.nextInt(8) * 1_000L;
      Event event = event(random);
      history.observe(event, now);
      all.add(new Reference.Stamped(event, now));
      if (event.kind() == EventKind.REQUEST) {
        Request request = request(event);
        boolean expected = new Reference(all, request).holds(clause.body());
        Recollection recollection = new Recollection(rules, List.of(history));
        boolean found;
        try {
          found = recollection.of(request, Entities.EMPTY).holds(clause);
        } catch (EvaluationException tooManySteps) {
          assertTrue(tooManySteps.isDecisive());
          undecided++;
          continue;
        }
        assertEquals(expected, found, () -> text + "\n" + all);
        held += found ? 1 : 0;
      }
    }
    return held;
  }

  private static Request request(Event event) {
    return new Request(
        event.principal(),
        event.action(),
        event.resource(),
        RecordValue.builder().put("input", event.input()).build());
  }

  private static Event event(RandomGenerator random) {
    RecordValue.Builder input = RecordValue.builder();
    if (random.nextInt(8) > 0) {
      input.put("u", random.nextBoolean() ? "x" : "y");
    }
    if (random.nextInt(8) > 0) {
      input.put("n", random.nextInt(3));
    }
    EventKind kind = EventKind.values()[Math.max(0, random.nextInt(5) - 2)];
    return new Event(
        EntityUid.of("Action", random.nextBoolean() ? "a" : "b"),
        kind,
        EntityUid.of("User", random.nextBoolean() ? "p" : "q"),
        EntityUid.of("Thing", "t"),
        "r" + random.nextInt(3),
        input.build(),
        RecordValue.EMPTY);
  }
}
