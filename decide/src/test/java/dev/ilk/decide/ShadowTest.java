package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShadowTest {
  private static final String PERMIT =
      """
      @id("deployers")
      permit (principal is Workload, action == Action::"deploy", resource);
      """;
  private static final String FORBID =
      """
      @id("freeze")
      @shadow
      forbid (principal, action == Action::"deploy", resource);
      """;

  private static Decision decide(String policies) {
    List<PolicyText> texts = List.of(new PolicyText("a.cedar", policies));
    return switch (Policies.compile(texts, "7")) {
      case Result.Ok<Policies>(Policies compiled) ->
          new CedarDecider(compiled)
              .decide(
                  new Question(
                      Cast.workload("prod"),
                      Optional.empty(),
                      "deploy",
                      Target.of("Release", "1"),
                      Cast.context()));
      case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Optional<Decision.Shadow> shadow(Decision.Outcome outcome, String policy) {
    return Optional.of(new Decision.Shadow(outcome, List.of(policy)));
  }

  @Test
  void a_forbid_in_shadow_forbids_nothing_and_is_told() {
    Decision decision = decide(PERMIT + FORBID);
    assertInstanceOf(Decision.Allow.class, decision);
    assertEquals(List.of("deployers"), decision.policies());
    assertEquals(shadow(Decision.Outcome.DENY, "freeze"), decision.shadow());
  }

  @Test
  void a_permit_in_shadow_permits_nothing_and_is_told() {
    Decision decision = decide(PERMIT.replace("permit", "@shadow\npermit"));
    assertInstanceOf(Decision.Deny.class, decision);
    assertEquals(List.of(), decision.policies());
    assertEquals(shadow(Decision.Outcome.ALLOW, "deployers"), decision.shadow());
  }

  @Test
  void what_asks_for_more_in_shadow_is_told_as_such() {
    Decision decision =
        decide(PERMIT + FORBID.replace("@shadow", "@shadow @needs(\"approval sre\")"));
    assertInstanceOf(Decision.Allow.class, decision);
    assertEquals(shadow(Decision.Outcome.NEEDS, "freeze"), decision.shadow());
  }

  @Test
  void a_policy_in_shadow_that_does_not_apply_is_not_told() {
    assertEquals(
        Optional.empty(), decide(PERMIT + FORBID.replace("\"deploy\"", "\"refund\"")).shadow());
  }

  @Test
  void a_permit_in_shadow_that_a_forbid_overrides_is_not_told() {
    assertEquals(
        Optional.empty(),
        decide(PERMIT.replace("permit", "@shadow\npermit") + FORBID.replace("@shadow\n", ""))
            .shadow());
  }
}
