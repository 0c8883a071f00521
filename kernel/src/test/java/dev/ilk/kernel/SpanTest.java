package dev.ilk.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
  @ParameterizedTest
  @ValueSource(strings = {"0s", "45s", "5m", "12h", "90d"})
  void what_is_written_reads_back(String text) {
    assertEquals(text, Span.format(Span.parse(text).orElseThrow()));
  }

  @Test
  void the_largest_dividing_unit_is_written() {
    assertEquals("1h", Span.format(Duration.ofMinutes(60)));
    assertEquals("61m", Span.format(Duration.ofMinutes(61)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "5", "m", "-5m", "5 m", "5M", "1h30m", "9999999999s", "５m"})
  void other_forms_are_refused(String text) {
    assertTrue(Span.parse(text).isEmpty());
  }
}
