package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RuleIndexTest {
  private static final List<String> CONDITIONS =
      List.of(
          "claims.id == '%d'",
          "claims.id == '%d' && claims.ref == 'main'",
          "claims.id in ['%d', '3']",
          "claims.id == '%d' || claims.id == '5'",
          "claims.ref == 'main' && claims.org == '%d'",
          "claims.id.startsWith('%d')",
          "claims.ref != 'x%d'",
          "claims.n == %d");

  /** The index is only a shorter way: what it leaves out could not have matched. */
  @Test
  void the_index_finds_what_trying_every_rule_finds() {
    Random random = new Random(7);
    List<TrustRule> sources = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      String condition = CONDITIONS.get(random.nextInt(CONDITIONS.size()));
      sources.add(
          Rules.github("r" + i, "workload:prod-w" + i, condition.formatted(random.nextInt(9))));
    }
    RuleBook book = RuleBook.of(sources);
    List<RuleBook> alone = sources.stream().map(source -> RuleBook.of(List.of(source))).toList();
    int matches = 0;
    for (int i = 0; i < 300; i++) {
      Map<String, Object> claims = claims(random);
      List<String> expected =
          alone.stream()
              .flatMap(one -> one.matching(Rules.AUDIENCE, claims).stream())
              .map(rule -> rule.source().name())
              .sorted()
              .toList();
      List<String> found =
          book.matching(Rules.AUDIENCE, claims).stream()
              .map(rule -> rule.source().name())
              .sorted()
              .toList();
      assertEquals(expected, found, claims::toString);
      matches += found.size();
    }
    assertTrue(matches > 1_000, "nothing matched, so nothing was tried");
  }

  private static Map<String, Object> claims(Random random) {
    Map<String, Object> claims = new HashMap<>();
    if (random.nextInt(5) > 0) {
      claims.put("id", Integer.toString(random.nextInt(9)));
    }
    claims.put("org", Integer.toString(random.nextInt(9)));
    claims.put("ref", random.nextBoolean() ? "main" : "x" + random.nextInt(9));
    claims.put("n", (long) random.nextInt(9));
    return claims;
  }
}
