package dev.ilk.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Status;
import dev.ilk.gate.Delegate;
import dev.ilk.gate.Done;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class DelegatingTest {
  private static final Audience PAYMENTS = new Audience("https://payments.acme.example");

  private final Doorway doorway;
  private final Human alice;

  DelegatingTest() throws StoreUnavailable {
    doorway = new Doorway();
    alice = doorway.human("alice");
  }

  private static Delegate lend(String agent, Audience audience, String scope, Duration lasting) {
    return new Delegate(
        agent, Set.of(audience), Set.of(scope), lasting, "answer the customer's question");
  }

  private static Delegate lend() {
    return lend("prod-invoice-helper", PAYMENTS, "invoices:read", Duration.ofHours(1));
  }

  private Delegation lent() {
    return ((Outcome.Released<Delegation>) doorway.pass(doorway.by(alice), lend())).value();
  }

  private String refusal(Delegate command) {
    var outcome = doorway.pass(doorway.by(alice), command);
    return ((Outcome.Refused<Delegation>) outcome)
        .problems().stream().map(Problem::sentence).collect(Collectors.joining("\n"));
  }

  @Test
  void a_person_lends_a_part_of_what_agent_and_service_allow() throws StoreUnavailable {
    Delegation lent = lent();
    assertEquals(alice.id(), lent.grantor());
    assertEquals(doorway.agent("prod-invoice-helper").id(), lent.agent());
    assertEquals(Duration.ofHours(1), Duration.between(lent.from(), lent.until()));
    assertTrue(lent.holdsAt(World.NOW));
    assertEquals(Optional.of(lent), doorway.world.directory.lent(lent.id()));
    var told = (Particulars.OfCredential) doorway.events.getLast().particulars();
    assertEquals(Optional.of(lent.id().value()), told.id());
    assertEquals("alice", told.subject().orElseThrow().name());
    assertEquals("agent:prod-invoice-helper", told.binding());
  }

  @Test
  void more_than_agent_or_service_allow_is_refused() {
    assertEquals(
        "scopes: `payments:deploy` is not among the scopes of `agent:prod-invoice-helper` (lend"
            + " less, or have the scope added there)",
        refusal(lend("prod-invoice-helper", PAYMENTS, "payments:deploy", Duration.ofHours(1))));
    assertTrue(
        refusal(lend("prod-invoice-helper", PAYMENTS, "other", Duration.ofHours(1)))
            .contains("`other` is not among the scopes of `https://payments.acme.example`"));
  }

  @Test
  void an_unknown_service_and_one_across_a_wall_look_the_same() throws StoreUnavailable {
    doorway.world.applied(
        """
        set: acme
        resource_servers:
          - audience: https://staging.acme.example
            environment: staging
            owner: payments
            scopes: [invoices:read]
          - audience: https://umbrella.acme.example
            environment: prod
            tenant: umbrella
            owner: payments
            scopes: [invoices:read]
        """);
    for (String name : List.of("staging", "umbrella", "nowhere")) {
      String uri = "https://%s.acme.example".formatted(name);
      assertEquals(
          "audiences: `%s` is no service of `prod` (an agent acts in its own environment and tenant only)"
              .formatted(uri),
          refusal(
              lend(
                  "prod-invoice-helper", new Audience(uri), "invoices:read", Duration.ofHours(1))));
    }
  }

  @Test
  void an_agent_that_does_not_stand_gets_nothing() throws StoreUnavailable {
    doorway.world.now = World.NOW.plus(Duration.ofDays(90));
    assertTrue(refusal(lend()).contains("no agent `prod-invoice-helper` stands"));
    doorway.world.now = World.NOW;
    new Standing(doorway.world.store, doorway.world.directory)
        .set(doorway.agent("prod-invoice-helper").id(), Status.REVOKED);
    assertTrue(refusal(lend()).contains("no agent `prod-invoice-helper` stands"));
  }

  @Test
  void only_agents_can_be_lent_to() {
    var outcome =
        doorway.pass(
            doorway.by(alice),
            lend("prod-payments-deployer", PAYMENTS, "payments:deploy", Duration.ofHours(1)));
    assertInstanceOf(Outcome.Refused.class, outcome);
  }

  @Test
  void everything_wrong_is_told_at_once() {
    Delegate wrong =
        new Delegate(
            "prod-invoice-helper", Set.of(), Set.of("x"), Duration.ofHours(25), " \u202e ");
    assertEquals(
        """
        lasting: a delegation lasts from one second to 1d (lend again when it ends, if the need is \
        still there)
        purpose: a purpose has 1 to 200 visible characters (say in one sentence what the agent \
        shall do for you)
        audiences: name 1 to 20 audiences
        scopes: `x` is not among the scopes of `agent:prod-invoice-helper` (lend less, or have the \
        scope added there)\
        """,
        refusal(wrong));
    for (Duration lasting : List.of(Duration.ZERO, Duration.ofSeconds(-1), Duration.ofDays(9999))) {
      assertTrue(
          refusal(lend("prod-invoice-helper", PAYMENTS, "invoices:read", lasting))
              .startsWith("lasting: "));
    }
  }

  @Test
  void a_workload_and_an_agent_cannot_lend() throws StoreUnavailable {
    var workload = doorway.by(doorway.workload("prod-payments-deployer"));
    var agent = doorway.by(doorway.agent("prod-invoice-helper"));
    assertInstanceOf(Outcome.Refused.class, doorway.pass(workload, lend()));
    assertInstanceOf(Outcome.Refused.class, doorway.pass(agent, lend()));
  }

  private Outcome<Done> end(Human by, Delegation lent) {
    return doorway.pass(doorway.by(by), new EndDelegation(lent.id()));
  }

  @Test
  void the_grantor_takes_it_back_at_once_and_may_say_so_twice() throws StoreUnavailable {
    Delegation lent = lent();
    assertTrue(doorway.world.directory.lent(lent.id()).orElseThrow().holdsAt(World.NOW));
    assertInstanceOf(Outcome.Released.class, end(alice, lent));
    assertFalse(doorway.world.directory.lent(lent.id()).orElseThrow().holdsAt(World.NOW));
    assertInstanceOf(Outcome.Released.class, end(alice, lent));
  }

  @Test
  void an_operator_may_end_anyones() throws StoreUnavailable {
    assertInstanceOf(Outcome.Released.class, end(doorway.human("operator"), lent()));
  }

  @Test
  void anothers_delegation_looks_as_if_it_were_not_there() throws StoreUnavailable {
    Delegation lent = lent();
    var outcome = (Outcome.Refused<Done>) end(doorway.human("bob"), lent);
    Problem problem = outcome.problems().getFirst();
    assertEquals(Problem.Kind.NOT_FOUND, problem.kind());
    assertEquals("delegation_unknown", problem.code());
    assertTrue(doorway.world.store.find(lent.id()).orElseThrow().holdsAt(World.NOW));
  }
}
