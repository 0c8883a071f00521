package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever was applied leaves nothing to plan, from whatever was there before. */
class PlanPropertyTest {
  private final World world = new World();

  @RepeatedTest(30)
  void an_applied_plan_leaves_nothing_to_plan(RepetitionInfo repetition) throws StoreUnavailable {
    Random random = new Random(repetition.getCurrentRepetition());
    for (int step = 0; step < 6; step++) {
      String document = document(random);
      List<String> planned = World.lines(world.plan(document));
      assertEquals(planned, world.applied(document), "what is planned is what is done");
      world.now = world.now.plus(Duration.ofHours(random.nextInt(48)));
      assertEquals(List.of(), World.lines(world.plan(document)), document);
    }
  }

  private static String document(Random random) {
    StringBuilder text =
        new StringBuilder("environments: [{name: prod, tenants: [main, other]}, dev]\n");
    text.append("teams: [a, b, c]\nhumans:\n");
    text.append("  - {name: root, provider: corp, email: root@x.y}\n");
    for (int i = 0; i < 4; i++) {
      if (random.nextBoolean()) {
        text.append(
            "  - {name: h%d, provider: corp, email: h%d@x.y%s%s}%n"
                .formatted(
                    i,
                    i,
                    pick(random, "", ", subject: s" + i, ", teams: [a, b]", ", title: T"),
                    pick(random, "", ", roles: [r]", ", expires: 2027-05-0" + (1 + i))));
      }
    }
    machines(text, random, "workloads", "w", ", subtype: " + pick(random, "job", "bot"));
    machines(text, random, "agents", "g", pick(random, "", ", model: m1", ", model: m2"));
    if (random.nextBoolean()) {
      text.append(
          "resource_servers: [{audience: 'https://a.b', environment: prod, owner: %s}]%n"
              .formatted(pick(random, "a", "b")));
    }
    if (random.nextBoolean()) {
      text.append("policies: [{id: p, text: '%s'}]%n".formatted(pick(random, "one", "two")));
    }
    return text.toString();
  }

  private static void machines(
      StringBuilder text, Random random, String section, String letter, String own) {
    text.append(section).append(":\n");
    for (int i = 0; i < 5; i++) {
      if (random.nextBoolean()) {
        String environment = i % 2 == 0 ? "prod" : "dev";
        text.append(
            "  - {name: %s-%s%d, environment: %s, purpose: p, owner: {team: %s, contact: root}%s%s%s%s}%n"
                .formatted(
                    environment,
                    letter,
                    i,
                    environment,
                    pick(random, "a", "b", "c"),
                    own,
                    pick(random, "", ", expires: 200d", ", expires: 2027-06-01"),
                    pick(random, "", ", scopes: [x, y]", ", last_review: 2026-01-01"),
                    trust(random)));
      }
    }
  }

  private static String trust(Random random) {
    StringBuilder rules = new StringBuilder(", trust: [");
    for (int i = random.nextInt(3); i > 0; i--) {
      rules.append(
          "{issuer: 'https://i%d.example', audience: a, condition: c},"
              .formatted(random.nextInt(3)));
    }
    return rules.append("]").toString();
  }

  private static String pick(Random random, String... of) {
    return of[random.nextInt(of.length)];
  }
}
