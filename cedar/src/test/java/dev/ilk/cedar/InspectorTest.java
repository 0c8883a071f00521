package dev.ilk.cedar;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.ilk.cedar.Inspection.Outcome;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectorTest {
  private static final String POLICY =
      """
      permit (principal, action == Action::"pay", resource)
      when { resource.amount < 100 && principal.team == "a" }
      unless { context.frozen };
      """;

  private static Inspection inspect(String action, String resource, String context) {
    Posed posed =
        CedarJson.readPosed(
                SourceText.of(
                    """
                    {"principal": {"type": "W", "id": "w"},
                     "action": {"type": "Action", "id": "%s"},
                     "resource": {"type": "I", "id": "i"},
                     "context": %s,
                     "entities": [
                       {"uid": {"type": "W", "id": "w"}, "attrs": {"team": "a"}, "parents": []},
                       {"uid": {"type": "I", "id": "i"}, "attrs": %s, "parents": []}]}
                    """
                        .formatted(action, context, resource)))
            .orThrow();
    return new Inspector(PolicySet.parse(POLICY).orThrow().policy("policy0").orElseThrow())
        .inspect(posed);
  }

  @Test
  void conditions_are_cut_where_each_part_must_hold() {
    assertEquals(
        List.of("resource.amount < 100", "principal.team == \"a\"", "unless context.frozen"),
        new Inspector(PolicySet.parse(POLICY).orThrow().policy("policy0").orElseThrow()).clauses());
  }

  @Test
  void a_request_that_the_policy_applies_to_shows_all_that_was_read() {
    Inspection seen = inspect("pay", "{\"amount\": 5}", "{\"frozen\": false}");
    assertEquals(List.of(Outcome.HOLDS, Outcome.HOLDS, Outcome.HOLDS), seen.clauses());
    assertEquals(
        Map.of("resource.amount", "5", "principal.team", "\"a\"", "context.frozen", "false"),
        seen.facts());
  }

  @Test
  void what_fails_ends_the_look() {
    Inspection seen = inspect("pay", "{\"amount\": 500}", "{\"frozen\": false}");
    assertEquals(List.of(Outcome.FAILS), seen.clauses());
    assertEquals(Map.of("resource.amount", "500"), seen.facts());
  }

  @Test
  void what_errs_is_told_and_has_no_value() {
    Inspection seen = inspect("pay", "{}", "{\"frozen\": false}");
    assertEquals(List.of(Outcome.ERRS), seen.clauses());
    assertEquals(Map.of(), seen.facts());
  }

  @Test
  void a_request_outside_the_head_is_not_looked_at() {
    Inspection seen = inspect("send", "{\"amount\": 5}", "{\"frozen\": false}");
    assertFalse(seen.concerned());
    assertEquals(List.of(), seen.clauses());
  }
}
