package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.Command;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.ReadIdentity;
import dev.ilk.gate.Revoke;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.registry.stored.Samples;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TargetsTest {
  private static final Environment PROD = new Environment("prod");
  private static final String PAYMENTS = "https://payments.acme.example";

  private final Doorway doorway;
  private final Proof deployer;

  TargetsTest() throws StoreUnavailable {
    doorway = new Doorway();
    deployer = doorway.by(doorway.workload("prod-payments-deployer"));
  }

  private Target target(Proof proof, Command<?> command) throws PartUnavailable {
    return switch (doorway.targets.target(command, proof)) {
      case Result.Ok<Target>(Target target) -> target;
      case Result.Failed<Target> failed -> throw new AssertionError(failed);
    };
  }

  private Problem problem(Proof proof, Command<?> command) throws PartUnavailable {
    return ((Result.Failed<Target>) doorway.targets.target(command, proof)).problems().getFirst();
  }

  private static ExchangeToken exchange(String environment, Kind plane, String audience) {
    return new ExchangeToken(new Environment(environment), plane, new Audience(audience), Set.of());
  }

  @Test
  void a_service_is_described_with_its_walls() throws Exception {
    Target target = target(deployer, exchange("prod", Kind.WORKLOAD, PAYMENTS));
    assertEquals("ResourceServer", target.type());
    assertEquals(PAYMENTS, target.id());
    assertEquals(
        List.of(new Fact.Ref("Team", "payments"), new Fact.Ref("Environment", "prod")),
        target.parents());
    assertEquals(new Fact.Text("prod"), target.facts().get("environment"));
    assertEquals(new Fact.Text("main"), target.facts().get("tenant"));
    assertEquals(new Fact.Flag(false), target.facts().get("own"));
  }

  @Test
  void ilks_own_interface_belongs_to_the_callers_environment() throws Exception {
    Target target = target(deployer, exchange("prod", Kind.WORKLOAD, "https://ilk.acme.example"));
    assertEquals(new Fact.Flag(true), target.facts().get("own"));
    assertEquals(new Fact.Text("prod"), target.facts().get("environment"));
  }

  @Test
  void unknown_of_another_environment_and_of_another_tenant_look_the_same() throws Exception {
    doorway.world.applied(
        """
        set: acme
        resource_servers:
          - {audience: 'https://a.example', environment: staging, owner: payments}
          - {audience: 'https://b.example', environment: prod, tenant: umbrella, owner: payments}
        """);
    for (String audience : List.of("https://a.example", "https://b.example", "https://c.example")) {
      Problem problem = problem(deployer, exchange("prod", Kind.WORKLOAD, audience));
      assertEquals("audience_unknown", problem.code());
      assertEquals(
          "`%s` is no service of `prod` (check the audience, or register the service)"
              .formatted(audience),
          problem.sentence());
    }
  }

  @Test
  void an_issuer_of_another_environment_or_plane_serves_nobody_else() throws Exception {
    Proof staging = doorway.by(doorway.workload("staging-payments-api"));
    assertEquals(
        "issuer_foreign", problem(staging, exchange("prod", Kind.WORKLOAD, PAYMENTS)).code());
    assertEquals(
        "issuer_foreign", problem(deployer, exchange("prod", Kind.AGENT, PAYMENTS)).code());
    Proof agent = doorway.by(doorway.agent("prod-invoice-helper"));
    assertEquals(
        "issuer_foreign", problem(agent, exchange("prod", Kind.WORKLOAD, PAYMENTS)).code());
    Proof human = doorway.by(doorway.human("alice"));
    assertEquals(
        "issuer_foreign", problem(human, exchange("prod", Kind.WORKLOAD, PAYMENTS)).code());
  }

  @Test
  void an_identity_stands_in_its_owning_team() throws Exception {
    Actor helper = doorway.agent("prod-invoice-helper");
    for (String name : List.of("agent:prod-invoice-helper", helper.id().value())) {
      Target target = target(deployer, new ReadIdentity(name));
      assertEquals("Identity", target.type());
      assertEquals(helper.id().value(), target.id());
      assertEquals(
          List.of(new Fact.Ref("Team", "platform"), new Fact.Ref("Environment", "prod")),
          target.parents());
    }
    Target revoked = target(deployer, new Revoke(new Revoke.WholeIdentity("human:alice"), "left"));
    assertEquals(List.of(), revoked.parents(), "a team owns no person");
    assertEquals(
        new Fact.Many(List.of(new Fact.Ref("Team", "payments"))), revoked.facts().get("teams"));
  }

  @Test
  void policies_stand_in_the_team_whose_they_are() throws Exception {
    Target own =
        target(
            deployer,
            new ApplyPolicies(
                Optional.of(new Team("payments")),
                new ApplyPolicies.Earlier(1),
                Optional.empty(),
                "r"));
    assertEquals("team:payments", own.id());
    assertEquals(List.of(new Fact.Ref("Team", "payments")), own.parents());
    assertEquals(
        "team_unknown",
        problem(
                deployer,
                new ApplyPolicies(
                    Optional.of(new Team("nobody")),
                    new ApplyPolicies.Earlier(1),
                    Optional.empty(),
                    "r"))
            .code());
  }

  @Test
  void what_is_not_registered_is_no_target() throws Exception {
    assertEquals("unknown", problem(deployer, new ReadIdentity("workload:x")).code());
    assertEquals("unknown", problem(deployer, new EndDelegation(Samples.IDS.delegation())).code());
    assertEquals(
        "environment_unknown",
        problem(deployer, new IntrospectToken(new Environment("mars"), Kind.WORKLOAD, "t")).code());
  }

  @Test
  void an_issuer_is_described_by_environment_and_plane() throws Exception {
    Target target = target(deployer, new IntrospectToken(PROD, Kind.AGENT, "t"));
    assertEquals("prod/agent", target.id());
  }

  @Test
  void a_registry_that_cannot_be_read_is_no_answer() {
    doorway.world.store.breakDown(true);
    assertThrows(
        PartUnavailable.class,
        () -> doorway.targets.target(new ReadIdentity("workload:unread"), deployer));
  }
}
