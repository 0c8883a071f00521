package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.migration.SecretScore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ScoringTest {
  private static final Set<String> FACTS =
      Set.of(
          "reach",
          "unknown",
          "age",
          "life",
          "idle",
          "endless",
          "leaked",
          "places",
          "interactive",
          "software",
          "disabled",
          "orphan",
          "told");
  private static final Map<String, Integer> MOST =
      Map.of("breadth", 30, "lifetime", 25, "exposure", 30, "use", 15);

  private final Scoring scoring = Scoring.builtIn();

  private static Facts facts(Object... pairs) {
    Map<String, Long> numbers = new HashMap<>();
    FACTS.forEach(fact -> numbers.put(fact, 0L));
    for (int i = 0; i < pairs.length; i += 2) {
      numbers.put((String) pairs[i], ((Integer) pairs[i + 1]).longValue());
    }
    return new Facts(numbers);
  }

  @Test
  void the_formula_names_only_facts_that_there_are_and_keeps_to_its_limits() {
    MOST.forEach((part, most) -> {
      List<Scoring.Line> lines = scoring.lines(part);
      assertEquals(most, lines.stream().mapToInt(Scoring.Line::points).max().orElseThrow(), part);
      for (Scoring.Line line : lines) {
        assertTrue(FACTS.containsAll(line.atLeast().keySet()), line.toString());
        assertTrue(line.points() > 0, line.toString());
      }
    });
    assertEquals(100, MOST.values().stream().mapToInt(Integer::intValue).sum());
  }

  @Test
  void whatever_the_facts_each_part_has_points_and_a_reason_without_holes() {
    Random random = new Random(7);
    for (int i = 0; i < 5_000; i++) {
      Map<String, Long> numbers = new HashMap<>();
      FACTS.forEach(fact -> numbers.put(fact, (long) random.nextInt(random.nextInt(500) + 1)));
      SecretScore score = scoring.of(new Facts(numbers));
      assertTrue(score.total() >= 4 && score.total() <= 100, score.toString());
      assertEquals(4, score.because().size());
      score.because().forEach(because -> assertFalse(because.contains("{"), because));
    }
  }

  @Test
  void an_old_endless_leaked_administrators_secret_that_nobody_uses_comes_first() {
    SecretScore worst =
        scoring.of(
            facts(
                "reach", 105, "endless", 1, "age", 400, "leaked", 3, "places", 2, "told", 1, "idle",
                91));
    assertEquals(100, worst.total());
    assertEquals(
        List.of(
            "its account may administer its system",
            "it never ends, and is 400 days old",
            "it leaked: it stands in 2 places that others can read",
            "unused for 91 days: ending it costs nothing"),
        worst.because());
  }

  @Test
  void each_part_grows_with_what_it_weighs() {
    assertTrue(
        scoring.of(facts("reach", 100)).breadth() > scoring.of(facts("reach", 20)).breadth());
    assertTrue(scoring.of(facts("reach", 20)).breadth() > scoring.of(facts("reach", 6)).breadth());
    assertTrue(scoring.of(facts("reach", 6)).breadth() > scoring.of(facts("reach", 5)).breadth());
    assertTrue(
        scoring.of(facts("endless", 1)).lifetime() > scoring.of(facts("life", 400)).lifetime());
    assertTrue(scoring.of(facts("life", 90)).lifetime() > scoring.of(facts("life", 89)).lifetime());
    for (int sure = 1; sure <= 3; sure++) {
      assertTrue(
          scoring.of(facts("leaked", sure)).exposure()
              > scoring.of(facts("leaked", sure - 1)).exposure());
    }
    assertTrue(scoring.of(facts("told", 1, "idle", 90)).use() > scoring.of(facts("told", 0)).use());
    assertTrue(scoring.of(facts("told", 0)).use() > scoring.of(facts("told", 1, "idle", 89)).use());
  }

  @Test
  void a_persons_own_sign_ins_are_no_exposure() {
    assertEquals(scoring.of(facts()).exposure(), scoring.of(facts("interactive", 30)).exposure());
    assertTrue(
        scoring.of(facts("interactive", 30, "software", 1)).exposure()
            > scoring.of(facts("software", 1)).exposure());
  }
}
