package dev.ilk.migration;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.gate.migration.Way;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WaysTest {
  private final Ways ways = Ways.builtIn();

  @Test
  void every_sort_of_secret_has_a_way_and_no_other() {
    Set<String> sorts = new HashSet<>();
    for (JsonNode line : BuiltIn.read("shapes.yaml")) {
      sorts.add(line.path("shape").asText());
    }
    sorts.remove("none");
    assertEquals(sorts, ways.shapes());
  }

  @Test
  void a_way_says_what_to_do_and_by_whose_tokens_if_by_any() {
    for (String shape : ways.shapes()) {
      Way way = ways.of(shape);
      assertFalse(way.steps().isEmpty(), shape);
      assertFalse(way.replacement().isBlank() || way.replacement().endsWith("."), shape);
      assertEquals(way.means() == Way.Means.TRUST, !way.platforms().isEmpty(), shape);
    }
  }

  @Test
  void for_a_sort_that_is_not_known_any_more_nothing_is_proposed() {
    assertEquals(Way.Means.NONE, ways.of("punched-card").means());
    assertTrue(ways.of("punched-card").replacement().contains("nobody knows"));
  }
}
