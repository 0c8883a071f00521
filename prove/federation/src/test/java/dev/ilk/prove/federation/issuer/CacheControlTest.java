package dev.ilk.prove.federation.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CacheControlTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "max-age=600                     | - | 600",
        "public, max-age=600, immutable  | - | 600",
        "MAX-AGE=\"600\"                 | - | 600",
        "max-age=600                     | 100 | 500",
        "max-age=600                     | 900 | 0",
        "no-store                        | - | 0",
        "no-cache, max-age=600           | - | 0",
        "max-age=-1                      | - | -",
        "max-age=99999999999999999999    | - | -",
        "max-age=                        | - | -",
        "private                         | - | -",
        "max-age=600                     | soon | 600",
      })
  void freshness_is_what_the_headers_say(String control, String age, Long seconds) {
    Map<String, List<String>> headers =
        age == null
            ? Map.of("cache-control", List.of(control))
            : Map.of("cache-control", List.of(control), "age", List.of(age));
    assertEquals(
        Optional.ofNullable(seconds).map(Duration::ofSeconds),
        CacheControl.freshness(HttpHeaders.of(headers, (name, value) -> true)));
  }

  @Test
  void the_wish_is_kept_within_bounds() {
    Freshness freshness = Freshness.USUAL;
    assertEquals(freshness.usual(), freshness.of(Optional.empty()));
    assertEquals(freshness.least(), freshness.of(Optional.of(Duration.ZERO)));
    assertEquals(freshness.most(), freshness.of(Optional.of(Duration.ofDays(365))));
    assertEquals(Duration.ofMinutes(7), freshness.of(Optional.of(Duration.ofMinutes(7))));
  }

  @Test
  void bounds_that_contradict_each_other_are_refused() {
    Duration minute = Duration.ofMinutes(1);
    assertThrows(
        IllegalArgumentException.class,
        () -> new Freshness(minute, Duration.ZERO, minute, minute, minute));
  }
}
