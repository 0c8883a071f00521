package dev.ilk.keys.ring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.keys.Algorithm;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RingPolicyTest {
  @ParameterizedTest
  @CsvSource({
    "30d, 1h, 2d, ''",
    "1h, 1m, 15m, ''",
    "400d, 30d, 16000d, ''",
    "1h, 1m, 40h, ''",
    "1h, 1m, 41h, retention",
    "59m, 1m, 30h, period",
    "401d, 1h, 2d, period",
    "30d, 59s, 2d, lead",
    "90d, 31d, 2d, lead",
    "1h, 1h, 30h, lead",
    "30d, 1h, 14m, retention",
    "30d, 1h, 36501d, 'retention,retention'",
  })
  void spans_are_bounded(String period, String lead, String retention, String wrong) {
    Result<RingPolicy> policy =
        RingPolicy.of(Algorithm.ES256, Optional.of(span(period)), span(lead), span(retention));
    assertEquals(wrong, places(policy));
  }

  @Test
  void all_that_is_wrong_is_told_at_once() {
    Result<RingPolicy> policy =
        RingPolicy.of(Algorithm.PS256, Optional.empty(), Duration.ZERO, Duration.ZERO);
    assertEquals("algorithm,lead,retention", places(policy));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RingPolicy(Algorithm.PS256, Optional.empty(), Duration.ZERO, Duration.ZERO));
  }

  @Test
  void a_key_stays_published_longer_than_a_node_may_go_without_news() {
    assertTrue(RingPolicy.MIN_RETENTION.compareTo(KeyRings.STALE_AFTER) > 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"record", "prod/workload", "eu-west-1/a/b/c"})
  void names_are_words_with_slashes(String name) {
    assertEquals(name, new RingName(name).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "/", "a/", "/a", "a//b", "A", "a b", "a/../b", "-a", "a/b/c/d/e", "\u00e9"})
  void other_names_are_refused(String name) {
    assertTrue(RingName.parse(name) instanceof Result.Failed);
    assertTrue(RingName.parse("a".repeat(RingName.MAX_LENGTH + 1)) instanceof Result.Failed);
    assertThrows(IllegalArgumentException.class, () -> new RingName(name));
  }

  private static String places(Result<RingPolicy> policy) {
    return switch (policy) {
      case Result.Ok<RingPolicy>(RingPolicy ok) -> "";
      case Result.Failed<RingPolicy>(List<Problem> problems) ->
          String.join(",", problems.stream().map(Problem::where).toList());
    };
  }

  private static Duration span(String text) {
    return Span.parse(text).orElseThrow();
  }
}
