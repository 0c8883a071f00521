package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeriodTest {
  @Test
  void two_instants_are_a_period() {
    assertEquals(
        Optional.of(
            new Period(
                Instant.parse("2026-11-22T10:00:00Z"), Instant.parse("2026-11-22T11:00:00.5Z"))),
        Period.parse("2026-11-22T10:00:00Z..2026-11-22T11:00:00.5Z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "..",
        "cor_01k",
        "2026-11-22T10:00:00Z",
        "2026-11-22T10:00:00Z..",
        "2026-11-22..2026-11-23",
        "2026-13-22T10:00:00Z..2026-11-22T11:00:00Z",
        "-1000000000-01-01T00:00:00Z..2026-11-22T11:00:00Z",
        "2026-11-22T10:00:00Z...2026-11-22T11:00:00Z"
      })
  void anything_else_is_none(String text) {
    assertEquals(Optional.empty(), Period.parse(text));
  }
}
