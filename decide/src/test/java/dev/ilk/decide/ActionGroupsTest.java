package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.Agent;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ActionGroupsTest {
  private static final String SCHEMA =
      """
      entity Agent, Payment;
      action "read", "execute";
      action "money" in ["execute"];
      action "payments:read" in ["read"] appliesTo { principal: [Agent], resource: [Payment] };
      action "payments:refund" in ["money"] appliesTo { principal: [Agent], resource: [Payment] };
      """;
  private static final ActionGroups GROUPS =
      ActionGroups.of(
          Map.of(
              "payments", List.of(new PolicyText("p.cedarschema", SCHEMA)),
              "broken", List.of(new PolicyText("x.cedarschema", "entity {")),
              "",
                  List.of(
                      new PolicyText(
                          "o.cedarschema",
                          "action \"audited\"; action \"payments:refund\" in [\"audited\"];"))));

  @Test
  void groups_of_groups_are_the_actions_as_well() {
    assertEquals(Set.of("read"), GROUPS.of("payments", "payments:read"));
    assertEquals(Set.of("money", "execute", "audited"), GROUPS.of("payments", "payments:refund"));
  }

  @Test
  void a_team_speaks_of_its_own_services_only() {
    assertEquals(Set.of("audited"), GROUPS.of("billing", "payments:refund"));
    assertEquals(Set.of(), GROUPS.of("billing", "payments:read"));
    assertEquals(Set.of(), GROUPS.of("broken", "payments:read"));
    assertEquals(Set.of(), ActionGroups.NONE.of("payments", "payments:read"));
  }

  private static Decision agentAsks(String action, Set<String> groups, Map<String, Fact> context) {
    return agentAsks(action, groups, context, Map.of());
  }

  private static Decision agentAsks(
      String action, Set<String> groups, Map<String, Fact> context, Map<String, Fact> facts) {
    Policies policies =
        ((Result.Ok<Policies>)
                Policies.compile(
                    List.of(
                        new PolicyText(
                            "p", "@id(\"p\") permit (principal is Agent, action, resource);")),
                    "1"))
            .value();
    Agent agent = Cast.agent();
    return new CedarDecider(policies)
        .decide(
            new Question(
                agent,
                Optional.of(Cast.lent(Cast.human("alice", "payments"), agent, Cast.PAYMENTS)),
                action,
                new Target("Payment", "p-1", List.of(), facts),
                context,
                groups,
                Optional.empty()));
  }

  @Test
  void an_agent_reads_and_drafts_by_a_permit_and_executes_with_the_grantors_approval() {
    assertInstanceOf(Decision.Allow.class, agentAsks("pay:list", Set.of("read"), Map.of()));
    assertInstanceOf(Decision.Allow.class, agentAsks("pay:propose", Set.of("draft"), Map.of()));
    Decision.Needs needs =
        assertInstanceOf(Decision.Needs.class, agentAsks("pay:now", Set.of("execute"), Map.of()));
    assertEquals(List.of(new Decision.Need.Approval("grantor")), needs.needs());
    assertEquals(List.of("ilk:agents-execute-with-approval"), needs.policies());
    Fact approved = new Fact.Many(List.of(new Fact.Text("grantor")));
    assertInstanceOf(
        Decision.Allow.class,
        agentAsks("pay:now", Set.of("execute"), Map.of(Decision.APPROVALS, approved)));
    assertInstanceOf(
        Decision.Allow.class,
        agentAsks("pay:now", Set.of("execute"), Map.of(), Map.of("risk", new Fact.Text("low"))));
  }
}
