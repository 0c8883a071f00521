package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.kernel.Result;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CedarDeciderTest {
  private static final String DEPLOY =
      """
      @id("deployers")
      @reason("the deployers of payments may deploy it")
      @lifetime("3m")
      permit (
        principal == Workload::"prod-payments-deployer",
        action == Action::"ExchangeToken",
        resource in Team::"payments"
      );
      """;

  private static CedarDecider with(String... policies) {
    List<PolicyText> texts =
        List.of(policies).stream().map(text -> new PolicyText("test.cedar", text)).toList();
    return switch (Policies.compile(texts, "7")) {
      case Result.Ok<Policies>(Policies compiled) -> new CedarDecider(compiled);
      case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Question exchange(Actor actor, Optional<Delegation> delegation, Target target) {
    return new Question(actor, delegation, "ExchangeToken", target, Cast.context());
  }

  @Test
  void nothing_is_allowed_without_a_policy() {
    Decision decision =
        with()
            .decide(
                exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main")));
    assertInstanceOf(Decision.Deny.class, decision);
    assertTrue(decision.policies().isEmpty());
    assertEquals(
        "no policy permits `ExchangeToken` on ResourceServer `https://payments.acme.example`",
        decision.reason());
  }

  @Test
  void a_permit_allows_with_its_reason_version_and_lifetime() {
    Decision decision =
        with(DEPLOY)
            .decide(
                exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main")));
    assertEquals(
        new Decision.Allow(
            List.of("deployers"),
            "the deployers of payments may deploy it",
            "7",
            Optional.of(Duration.ofMinutes(3))),
        decision);
  }

  @Test
  void the_shortest_of_several_lifetimes_holds() {
    String wide =
        "@id(\"wide\") @lifetime(\"1m\") permit (principal is Workload, action, resource);";
    Decision.Allow allow =
        assertInstanceOf(
            Decision.Allow.class,
            with(DEPLOY, wide)
                .decide(
                    exchange(
                        Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main"))));
    assertEquals(Optional.of(Duration.ofMinutes(1)), allow.lifetime());
  }

  @Test
  void environments_and_tenants_stay_apart_whatever_is_permitted() {
    CedarDecider decider = with("@id(\"all\") permit (principal, action, resource);");
    Decision crossed =
        decider.decide(
            exchange(Cast.workload("staging"), Optional.empty(), Cast.service("prod", "main")));
    assertEquals(List.of("ilk:environments-stay-apart"), crossed.policies());
    Decision foreign =
        decider.decide(
            exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "other")));
    assertEquals(List.of("ilk:tenants-stay-apart"), foreign.policies());
  }

  @Test
  void people_read_themselves_and_not_each_other() {
    Human alice = Cast.human("alice", "payments");
    for (String name : List.of("alice", "bob")) {
      for (String kind : List.of("human", "workload")) {
        Target identity =
            new Target(
                "Identity",
                "idn_of_" + name,
                List.of(),
                Map.of("name", new Fact.Text(name), "kind", new Fact.Text(kind)));
        Decision decision =
            with()
                .decide(
                    new Question(
                        alice, Optional.empty(), "ReadIdentity", identity, Cast.context()));
        boolean herself = name.equals("alice") && kind.equals("human");
        assertEquals(herself, decision instanceof Decision.Allow, kind + ":" + name);
      }
    }
  }

  @Test
  void an_agent_can_do_nothing_without_a_delegation_whatever_is_permitted() {
    CedarDecider decider = with("@id(\"all\") permit (principal, action, resource);");
    Decision decision =
        decider.decide(exchange(Cast.agent(), Optional.empty(), Cast.service("prod", "main")));
    assertEquals(List.of("ilk:agent-needs-delegation"), decision.policies());
  }

  @Test
  void an_agent_stays_within_what_its_delegation_covers() {
    CedarDecider decider = with("@id(\"all\") permit (principal, action, resource);");
    Human alice = Cast.human("alice", "payments");
    Agent agent = Cast.agent();
    Delegation elsewhere = Cast.lent(alice, agent, new Audience("https://ledger.acme.example"));
    assertEquals(
        List.of("ilk:agent-stays-within-delegation"),
        decider
            .decide(exchange(agent, Optional.of(elsewhere), Cast.service("prod", "main")))
            .policies());
    Delegation here = Cast.lent(alice, agent, Cast.PAYMENTS);
    assertInstanceOf(
        Decision.Allow.class,
        decider.decide(exchange(agent, Optional.of(here), Cast.service("prod", "main"))));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ApplyRegistry", "Revoke", "RotateKeys", "ReadTrace"})
  void only_operators_administer(String action) {
    CedarDecider decider = with();
    Map<String, Fact> atTheSocket =
        Map.of("proof", new Fact.Group(Map.of("method", new Fact.Text("local-socket"))));
    Target target = Target.of("Registry", "all");
    Question operator =
        new Question(
            Cast.human("olga", "platform", Role.OPERATOR),
            Optional.empty(),
            action,
            target,
            atTheSocket);
    Question other =
        new Question(Cast.human("alice", "payments"), Optional.empty(), action, target, Map.of());
    assertInstanceOf(Decision.Allow.class, decider.decide(operator));
    assertInstanceOf(Decision.Deny.class, decider.decide(other));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ApplyRegistry",
        "Revoke",
        "LiftSuspension",
        "RotateKeys",
        "ApplyPolicies",
        "RollBackPolicies"
      })
  void an_operator_changes_ilk_only_while_elevated(String action) {
    Human olga = Cast.human("olga", "platform", Role.OPERATOR);
    Target target = Target.of("PolicySet", "all");
    CedarDecider decider = with();
    Decision plain =
        decider.decide(new Question(olga, Optional.empty(), action, target, Cast.context()));
    assertEquals(
        List.of(new Decision.Need.Elevation("operator")),
        assertInstanceOf(Decision.Needs.class, plain).needs());
    Map<String, Fact> elevated =
        Map.of(Decision.ELEVATION, elevation(new Fact.Ref("Role", "operator")));
    assertInstanceOf(
        Decision.Allow.class,
        decider.decide(new Question(olga, Optional.empty(), action, target, elevated)));
  }

  @Test
  void an_auditor_reads_and_changes_nothing() {
    Human auditor = Cast.human("ada", "audit", Role.AUDITOR);
    Target target = Target.of("Registry", "all");
    CedarDecider decider = with();
    assertInstanceOf(
        Decision.Allow.class,
        decider.decide(new Question(auditor, Optional.empty(), "ReadTrace", target, Map.of())));
    assertInstanceOf(
        Decision.Deny.class,
        decider.decide(new Question(auditor, Optional.empty(), "Revoke", target, Map.of())));
  }

  @Test
  void an_approval_lifts_the_forbids_that_ask_for_it_and_no_other() {
    String permit = "@id(\"p\") permit (principal, action, resource);";
    String sre = "@id(\"f\") @needs(\"approval sre\") forbid (principal, action, resource);";
    String both = sre.replace("sre\"", "sre, approval lead\"");
    String fresh = sre.replace("sre\"", "sre, fresh-proof 5m\"");
    String firm = "@id(\"g\") forbid (principal, action, resource);";
    Fact given = new Fact.Many(List.of(new Fact.Text("sre")));
    assertEquals(List.of("p"), approved(permit + sre, given).policies());
    assertInstanceOf(Decision.Allow.class, approved(permit + sre, given));
    assertInstanceOf(Decision.Needs.class, approved(permit + both, given));
    assertInstanceOf(Decision.Needs.class, approved(permit + fresh, given));
    assertInstanceOf(Decision.Deny.class, approved(permit + sre + firm, given));
    assertInstanceOf(Decision.Deny.class, approved(sre, given), "it permits nothing by itself");
    assertInstanceOf(Decision.Needs.class, approved(permit + sre, new Fact.Text("sre")));
    assertInstanceOf(Decision.Needs.class, approved(permit + sre, new Fact.Many(List.of())));
  }

  @Test
  void an_elevation_lifts_the_forbids_that_ask_for_its_role_and_no_other() {
    String permit = "@id(\"p\") permit (principal, action, resource);";
    String dba = "@id(\"f\") @needs(\"elevation dba\") forbid (principal, action, resource);";
    String both = dba.replace("dba\"", "dba, approval sre\"");
    Fact held = elevation(new Fact.Ref("Role", "dba"));
    assertInstanceOf(Decision.Allow.class, elevated(permit + dba, held));
    assertInstanceOf(Decision.Needs.class, elevated(permit + both, held));
    assertInstanceOf(Decision.Deny.class, elevated(dba, held), "it permits nothing by itself");
    assertInstanceOf(
        Decision.Needs.class, elevated(permit + dba, elevation(new Fact.Ref("Team", "dba"))));
    assertInstanceOf(Decision.Needs.class, elevated(permit + dba, elevation(new Fact.Text("dba"))));
    Decision.Needs needs =
        assertInstanceOf(
            Decision.Needs.class, elevated(permit + dba, new Fact.Group(java.util.Map.of())));
    assertEquals("elevation dba", needs.needs().getFirst().toText());
  }

  private static Fact elevation(Fact role) {
    return new Fact.Group(Map.of("roles", new Fact.Many(List.of(role))));
  }

  private static Decision elevated(String policies, Fact elevation) {
    return asked(policies, Map.of(Decision.ELEVATION, elevation));
  }

  private static Decision approved(String policies, Fact approvals) {
    return asked(policies, Map.of(Decision.APPROVALS, approvals));
  }

  private static Decision asked(String policies, Map<String, Fact> context) {
    Policies compiled =
        ((Result.Ok<Policies>) Policies.compile(List.of(new PolicyText("x", policies)), "1"))
            .value();
    Question asked =
        new Question(
            Cast.workload("prod"), Optional.empty(), "deploy", Target.of("Release", "r"), context);
    return new CedarDecider(compiled).decide(asked);
  }

  @Test
  void a_forbid_that_says_what_it_needs_makes_a_not_yet() {
    String fresh =
        """
        @id("fresh") @reason("the proof is too old") @needs("fresh-proof 10s, approval manager")
        forbid (principal, action == Action::"ExchangeToken", resource)
        when { context.proof.age > duration("10s") };
        """;
    Question question =
        exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main"));
    assertEquals(
        new Decision.Needs(
            List.of("fresh"),
            "the proof is too old",
            "7",
            List.of(
                new Decision.Need.FreshProof(Duration.ofSeconds(10)),
                new Decision.Need.Approval("manager"))),
        with(DEPLOY, fresh).decide(question));
    assertInstanceOf(
        Decision.Deny.class,
        with(fresh).decide(question),
        "nothing permits it, so nothing would lift the refusal");
    String never = "@id(\"never\") forbid (principal, action, resource);";
    assertInstanceOf(Decision.Deny.class, with(DEPLOY, fresh, never).decide(question));
  }

  @Test
  void a_policy_reads_time_network_and_proof() {
    String rule =
        """
        @id("office") permit (principal is Workload, action, resource)
        when {
          context.network.isInRange(ip("10.0.0.0/8")) &&
          context.time < datetime("2027-01-01") &&
          context.proof.age < duration("5m")
        };
        """;
    assertInstanceOf(
        Decision.Allow.class,
        with(rule)
            .decide(
                exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main"))));
  }

  @Test
  void a_policy_that_errs_is_skipped_and_named() {
    String broken =
        "@id(\"broken\") permit (principal, action, resource) when { context.missing == 1 };";
    Decision decision =
        with(broken)
            .decide(
                exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main")));
    assertInstanceOf(Decision.Deny.class, decision);
    assertTrue(decision.reason().endsWith("(policies that erred and were skipped: `broken`)"));
  }

  @Test
  void what_is_said_of_the_principal_as_a_resource_does_not_count() {
    String rule =
        "@id(\"staging\") permit (principal is Workload, action, resource)"
            + " when { principal.environment == \"staging\" };";
    Target self =
        new Target(
            "Workload",
            "prod-payments-deployer",
            List.of(),
            Map.of("environment", new Fact.Text("staging")));
    Question question =
        new Question(Cast.workload("prod"), Optional.empty(), "read", self, Map.of());
    assertInstanceOf(Decision.Deny.class, with(rule).decide(question));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1x", "a b", "A::", "if", "Ä", "__cedar::Long"})
  void a_resource_type_that_is_none_is_denied(String type) {
    Question question =
        new Question(
            Cast.workload("prod"), Optional.empty(), "read", Target.of(type, "1"), Map.of());
    CedarDecider decider = with("@id(\"all\") permit (principal, action, resource);");
    assertEquals(List.of("ilk:resource-type"), decider.decide(question).policies());
  }

  @Test
  void swapped_policies_decide_from_then_on() {
    CedarDecider decider = with();
    Question question =
        exchange(Cast.workload("prod"), Optional.empty(), Cast.service("prod", "main"));
    assertInstanceOf(Decision.Deny.class, decider.decide(question));
    decider.use(with(DEPLOY).inForce());
    assertInstanceOf(Decision.Allow.class, decider.decide(question));
  }
}
