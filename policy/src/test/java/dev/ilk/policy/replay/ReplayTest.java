package dev.ilk.policy.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.Inspection;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Result;
import dev.ilk.policy.Difference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReplayTest {
  private static final String PERMIT =
      """
      @id("pay")
      permit (principal, action == Action::"pay", resource)
      when { resource.amount < 100 };
      """;

  private static Policies policies(String text) {
    return switch (Policies.compile(List.of(new PolicyText("a.cedar", text)), "1")) {
      case Result.Ok<Policies>(Policies policies) -> policies;
      case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Recorded recorded(String code, int amount) {
    String question =
        """
        {"principal": {"type": "Workload", "id": "w"}, "action": {"type": "Action", "id": "pay"},
         "resource": {"type": "Invoice", "id": "i"}, "context": {},
         "entities": [{"uid": {"type": "Invoice", "id": "i"}, "attrs": {"amount": %d},
                       "parents": []}]}
        """
            .formatted(amount);
    return asked(code, question);
  }

  private static Recorded asked(String code, String question) {
    return new Recorded(
        7,
        "2026-11-22T10:00:00Z",
        "cor_1",
        Recorded.outcome(code),
        "so",
        List.of("pay"),
        "1",
        question);
  }

  @Test
  void what_stays_as_it_was_is_counted_and_not_shown() {
    Simulation simulation = Simulation.of(policies(PERMIT), List.of(recorded("allowed", 10)));
    assertEquals(new Simulation(1, 0, List.of()), simulation);
  }

  @Test
  void what_would_change_is_shown_with_whom_it_concerns() {
    Simulation simulation =
        Simulation.of(
            policies(PERMIT.replace("100", "50")),
            List.of(recorded("allowed", 10), recorded("allowed", 70), recorded("forbidden", 70)));
    assertEquals(3, simulation.replayed());
    assertEquals(1, simulation.changes().size());
    Simulation.Change change = simulation.changes().getFirst();
    assertEquals("Workload::\"w\"", change.request().principal().toString());
    assertEquals(Decision.Outcome.ALLOW, change.before());
    assertEquals(Decision.Outcome.DENY, change.after().outcome());
  }

  @Test
  void what_cannot_be_asked_again_is_counted_apart() {
    List<Recorded> decisions =
        List.of(asked("allowed", ""), asked("allowed", "{}"), asked("proof_expired", ""));
    assertEquals(new Simulation(0, 2, List.of()), Simulation.of(policies(PERMIT), decisions));
  }

  @Test
  void rules_over_time_see_the_decisions_before() {
    String capped =
        PERMIT
            + "@id(\"cap\") forbid (principal, action == Action::\"pay\", resource)"
            + " when temporal { count_within(1h, Action::\"pay\"::request{}) > 2 };";
    Recorded one = recorded("allowed", 10);
    Simulation simulation = Simulation.of(policies(capped), List.of(one, one, one));
    assertEquals(3, simulation.replayed());
    assertEquals(1, simulation.changes().size());
    assertEquals(List.of("cap"), simulation.changes().getFirst().after().policies());
  }

  @Test
  void an_explanation_names_conditions_and_the_facts_they_read() {
    Explanation explanation = Explanation.of(recorded("allowed", 10), policies(PERMIT));
    Explanation.Part part = explanation.parts().getFirst();
    assertEquals("pay", part.policy().id());
    assertEquals(List.of("resource.amount < 100"), part.clauses());
    assertEquals(List.of(Inspection.Outcome.HOLDS), part.inspection().clauses());
    assertEquals(Map.of("resource.amount", "10"), part.inspection().facts());
  }

  @Test
  void an_explanation_says_which_policies_are_not_at_hand() {
    Explanation explanation = Explanation.of(recorded("allowed", 10), policies(""));
    assertEquals(List.of("pay"), explanation.unknown());
    assertEquals(List.of(), explanation.parts());
    assertEquals(
        Optional.empty(), Explanation.of(asked("allowed", ""), policies(PERMIT)).request());
  }

  @Test
  void layout_comments_and_order_are_no_difference() {
    String second = PERMIT.replace("pay\")", "other\")");
    assertEquals(
        List.of(),
        Difference.between(
            policies(PERMIT + second), policies(second + "// why\n" + PERMIT.replace("\n", " "))));
  }

  @Test
  void what_is_new_gone_or_otherwise_is_told_by_id() {
    List<Difference> found =
        Difference.between(
            policies(PERMIT + PERMIT.replace("pay\")", "old\")")),
            policies(PERMIT.replace("100", "50") + PERMIT.replace("pay\")", "new\")")));
    assertEquals(List.of("new", "old", "pay"), found.stream().map(Difference::id).toList());
    assertTrue(found.get(0).before().isEmpty());
    assertTrue(found.get(1).after().isEmpty());
    assertTrue(found.get(2).after().contains("resource.amount < 50"));
  }
}
