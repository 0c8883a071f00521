package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Machine;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What an identity that is about to end may do, and who may renew it. */
class EndingLivesTest {
  private final Decider decider =
      switch (Policies.compile(
          List.of(new PolicyText("t.cedar", "@id(\"all\") permit (principal, action, resource);")),
          "7")) {
        case Result.Ok<Policies>(Policies compiled) -> new CedarDecider(compiled);
        case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
      };
  private final Decider house =
      switch (Policies.compile(List.of(), "7")) {
        case Result.Ok<Policies>(Policies compiled) -> new CedarDecider(compiled);
        case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
      };

  private static Machine in(Machine machine, Status status) {
    return machine.in(status, machine.stewardship(), machine.end(), machine.scopes());
  }

  private static Question question(Actor actor, String action, Target target) {
    return new Question(actor, Optional.empty(), action, target, Cast.context());
  }

  private static Target identity(String status) {
    return new Target(
        "Identity",
        "idn_1",
        List.of(),
        Map.of(
            "kind", new Fact.Text("workload"),
            "name", new Fact.Text("prod-api"),
            "status", new Fact.Text(status),
            "owner", new Fact.Ref("Team", "payments"),
            "approver", new Fact.Ref("Human", "bob")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"OpenAcmeAccount", "OrderCertificate", "IssueCertificate"})
  void what_is_restricted_gets_no_certificate(String action) throws Exception {
    Target domain = Cast.service("prod", "main");
    Machine active = Cast.workload("prod");
    assertInstanceOf(Decision.Allow.class, decider.decide(question(active, action, domain)));
    Decision refused = decider.decide(question(in(active, Status.RESTRICTED), action, domain));
    assertEquals(List.of("ilk:what-is-about-to-end-gets-nothing-lasting"), refused.policies());
    assertTrue(refused.reason().contains("its owner can renew it"), refused.reason());
  }

  @Test
  void what_is_restricted_still_gets_tokens() throws Exception {
    assertInstanceOf(
        Decision.Allow.class,
        decider.decide(
            question(
                in(Cast.workload("prod"), Status.RESTRICTED),
                "ExchangeToken",
                Cast.service("prod", "main"))));
  }

  @Test
  void nothing_is_lent_to_what_is_restricted() throws Exception {
    Actor alice = Cast.human("alice", "payments");
    assertInstanceOf(
        Decision.Allow.class, decider.decide(question(alice, "Delegate", identity("active"))));
    assertEquals(
        List.of("ilk:nothing-is-lent-to-what-is-about-to-end"),
        decider.decide(question(alice, "Delegate", identity("restricted"))).policies());
  }

  @Test
  void owners_and_approvers_rotate_and_operators_do_only_while_elevated() throws Exception {
    Target machine = identity("active");
    Actor operator = Cast.human("olga", "platform", Role.OPERATOR);
    for (String action :
        List.of("RotateIdentity", "ReplaceKeys", "FinishRotation", "AbortRotation")) {
      for (Actor one : List.of(Cast.human("alice", "payments"), Cast.human("bob", "finance"))) {
        assertInstanceOf(Decision.Allow.class, house.decide(question(one, action, machine)));
      }
      assertInstanceOf(
          Decision.Deny.class,
          house.decide(question(Cast.human("eve", "finance"), action, machine)));
      assertInstanceOf(Decision.Needs.class, house.decide(question(operator, action, machine)));
    }
    assertInstanceOf(
        Decision.Allow.class, house.decide(question(operator, "ReadRotation", machine)));
    assertInstanceOf(
        Decision.Deny.class,
        house.decide(question(Cast.human("eve", "finance"), "ReadRotation", machine)));
  }

  @Test
  void owners_and_approvers_renew_and_operators_only_look() throws Exception {
    Target machine = identity("restricted");
    for (String action : List.of("Renew", "PreviewRenewal")) {
      for (Actor one : List.of(Cast.human("alice", "payments"), Cast.human("bob", "finance"))) {
        assertInstanceOf(Decision.Allow.class, house.decide(question(one, action, machine)));
      }
      assertInstanceOf(
          Decision.Deny.class,
          house.decide(question(Cast.human("eve", "finance"), action, machine)));
    }
    Actor operator = Cast.human("olga", "platform", Role.OPERATOR);
    assertInstanceOf(
        Decision.Allow.class, house.decide(question(operator, "PreviewRenewal", machine)));
    assertInstanceOf(Decision.Deny.class, house.decide(question(operator, "Renew", machine)));
  }
}
