package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Credential;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.record.Event;
import dev.ilk.record.ProofNote;
import dev.ilk.record.Verdict;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class GateTest {
  private static final Audience PAYMENTS = new Audience("https://payments.example");
  private static final ExchangeToken EXCHANGE =
      new ExchangeToken(new Environment("prod"), Kind.WORKLOAD, PAYMENTS, Set.of("deploy"));

  private final House house = new House();
  private final AtomicInteger acted = new AtomicInteger();

  private final Handler<ExchangeToken, ExchangeToken.Issued> issuer =
      permit -> {
        acted.incrementAndGet();
        Credential.AccessToken token =
            new Credential.AccessToken(
                house.ids.token(),
                permit.proof().actor().id(),
                "https://ilk.example/e/prod/workload",
                PAYMENTS,
                Set.of("deploy"),
                Binding.NONE,
                House.NOW,
                House.NOW.plus(Duration.ofMinutes(5)));
        return Result.ok(
            Handled.of(new ExchangeToken.Issued("header.claims.mac", token), EXCHANGE.asked()));
      };

  private Outcome<ExchangeToken.Issued> exchange(Attempt attempt) {
    Gate gate =
        house.gate(House.others(ExchangeToken.class).on(ExchangeToken.class, issuer).build());
    return gate.pass(house.arrival(), attempt, EXCHANGE);
  }

  @Test
  void an_allowed_command_is_released_and_recorded() {
    Outcome<ExchangeToken.Issued> outcome = exchange(new Proven(house.workloadProof()));
    assertInstanceOf(Outcome.Released.class, outcome);
    Event event = house.log.events.getFirst();
    assertEquals(Event.Result.DONE, event.result());
    assertEquals(outcome.correlation(), event.correlation());
    assertEquals(List.of("permit-all"), event.verdict().policies());
    assertEquals(house.deployer.id(), event.actor().orElseThrow().id());
  }

  @Test
  void what_the_policies_were_asked_is_recorded_with_what_they_said() {
    house.answer =
        new Decision.Deny(
            List.of(),
            "no",
            "1",
            Optional.of(new Decision.Shadow(Decision.Outcome.ALLOW, List.of("next"))));
    exchange(new Proven(house.workloadProof()));
    Verdict verdict = house.log.events.getFirst().verdict();
    Posed asked = CedarJson.readPosed(SourceText.of(verdict.question())).orThrow();
    assertEquals("prod-payments-deployer", asked.request().principal().id());
    assertEquals("ExchangeToken", asked.request().action().id());
    assertEquals("allow", verdict.shadow());
    assertEquals(List.of("next"), verdict.shadowPolicies());
  }

  @Test
  void a_failed_proof_is_refused_poorly_and_recorded_richly() {
    Problem rich = Problem.of(Problem.Kind.UNPROVEN, "condition_not_met", "rule `main` says no");
    Problem poor = Problem.of(Problem.Kind.UNPROVEN, "proof_refused", "the proof was not accepted");
    TreeMap<String, String> evidence = new TreeMap<>();
    evidence.put("iss", "https://ci.example");
    Outcome<ExchangeToken.Issued> outcome =
        exchange(
            new Unproven(Kind.WORKLOAD, "oidc-federation", rich, poor, Optional.empty(), evidence));
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(List.of(poor), refused.problems());
    Event event = house.log.events.getFirst();
    assertEquals(Event.Result.UNPROVEN, event.result());
    assertEquals("condition_not_met", event.verdict().code());
    ProofNote.Failed note = assertInstanceOf(ProofNote.Failed.class, event.proof().orElseThrow());
    assertEquals(evidence, note.evidence());
    assertEquals(0, acted.get());
  }

  @Test
  void a_human_is_refused_at_a_workloads_door_whatever_policies_say() {
    Outcome<ExchangeToken.Issued> outcome = exchange(new Proven(house.humanProof()));
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals("wrong_plane", refused.problems().getFirst().code());
    assertEquals("wrong_plane", house.log.events.getFirst().verdict().code());
    assertEquals(0, acted.get());
  }

  @Test
  void a_workload_is_refused_at_a_humans_door_whatever_policies_say() {
    Gate gate = house.gate(House.others().build());
    Outcome<OpenSession.Opened> outcome =
        gate.pass(house.arrival(), new Proven(house.workloadProof()), new OpenSession());
    assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals("wrong_plane", house.log.events.getFirst().verdict().code());
  }

  @Test
  void a_denial_is_recorded_with_its_policies() {
    house.answer = new Decision.Deny(List.of("forbid-friday"), "not on Fridays", "7");
    Outcome<ExchangeToken.Issued> outcome = exchange(new Proven(house.workloadProof()));
    assertInstanceOf(Outcome.Denied.class, outcome);
    Event event = house.log.events.getFirst();
    assertEquals(Event.Result.DENIED, event.result());
    assertEquals(List.of("forbid-friday"), event.verdict().policies());
    assertEquals("7", event.verdict().policyVersion());
    assertEquals(0, acted.get());
  }

  @Test
  void a_decision_that_needs_more_permits_nothing() {
    house.answer =
        new Decision.Needs(
            List.of("two-eyes"),
            "someone else must approve",
            "7",
            List.of(new Decision.Need.Approval("manager")));
    assertInstanceOf(Outcome.Denied.class, exchange(new Proven(house.workloadProof())));
    assertEquals("needs_more", house.log.events.getFirst().verdict().code());
    assertEquals(0, acted.get());
  }

  @Test
  void an_unknown_target_is_refused_and_recorded() {
    house.target =
        Result.failed(Problem.of(Problem.Kind.INVALID, "audience_unknown", "no such audience"));
    assertInstanceOf(Outcome.Refused.class, exchange(new Proven(house.workloadProof())));
    assertEquals("audience_unknown", house.log.events.getFirst().verdict().code());
    assertEquals(0, acted.get());
  }

  @Test
  void nothing_is_released_when_the_record_is_out_of_reach() {
    house.log.failAfter = 0;
    Outcome<ExchangeToken.Issued> outcome = exchange(new Proven(house.workloadProof()));
    assertInstanceOf(Outcome.Unavailable.class, outcome);
    assertEquals(1, acted.get(), "it was signed, and dropped");
  }

  @Test
  void a_change_of_state_does_not_begin_when_the_record_is_out_of_reach() {
    house.log.failAfter = 0;
    assertInstanceOf(Outcome.Unavailable.class, revoke(permit -> done(permit.command())));
    assertEquals(0, acted.get());
  }

  @Test
  void a_change_of_state_is_recorded_before_and_after() {
    assertInstanceOf(Outcome.Released.class, revoke(permit -> done(permit.command())));
    assertEquals(List.of(Event.Result.INTENT, Event.Result.DONE), house.log.results());
    assertEquals(
        Optional.of(house.log.events.getFirst().id()), house.log.events.getLast().intent());
  }

  @Test
  void a_store_that_does_not_answer_closes_the_intent_as_failed() {
    Outcome<Revoke.Revoked> outcome =
        revoke(permit -> {
          throw new PartUnavailable("store", new IOException());
        });
    Outcome.Unavailable<?> unavailable = assertInstanceOf(Outcome.Unavailable.class, outcome);
    assertEquals("store_unavailable", unavailable.problem().code());
    assertEquals(List.of(Event.Result.INTENT, Event.Result.FAILED), house.log.results());
  }

  @Test
  void a_bug_in_a_handler_leaks_nothing_and_is_recorded() {
    Outcome<Revoke.Revoked> outcome =
        revoke(permit -> {
          throw new IllegalStateException("secret detail");
        });
    Outcome.Unavailable<?> unavailable = assertInstanceOf(Outcome.Unavailable.class, outcome);
    assertTrue(!unavailable.problem().sentence().contains("secret"));
    assertEquals(Event.Result.FAILED, house.log.events.getLast().result());
    assertTrue(!house.log.events.getLast().verdict().reason().contains("secret"));
  }

  @Test
  void a_refusal_by_the_handler_closes_the_intent() {
    Problem gone = Problem.of(Problem.Kind.NOT_FOUND, "identity_unknown", "no such identity");
    assertInstanceOf(Outcome.Refused.class, revoke(permit -> Result.failed(gone)));
    assertEquals(List.of(Event.Result.INTENT, Event.Result.REFUSED), house.log.results());
  }

  @Test
  void a_proof_that_continues_a_journey_keeps_its_correlation() {
    Id.Correlation journey = house.ids.correlation();
    Proof.OfWorkload proof = (Proof.OfWorkload) house.workloadProof();
    Proof continued =
        new dev.ilk.prove.proof.workload.WorkloadProof(
            proof.actor(),
            proof.method(),
            proof.issuer(),
            proof.provenAt(),
            proof.expires(),
            Optional.of(journey),
            proof.rule(),
            proof.token(),
            proof.ceiling(),
            proof.represented(),
            proof.claims(),
            proof.binding());
    assertEquals(journey, exchange(new Proven(continued)).correlation());
    assertEquals(journey, house.log.events.getFirst().correlation());
  }

  @Test
  void what_an_enforcement_point_says_is_a_step_of_its_callers_journey() {
    Id.Correlation journey = house.ids.correlation();
    Gate gate =
        house.gate(
            House.others(ReportAction.class)
                .on(
                    ReportAction.class,
                    permit -> Result.ok(Handled.of(Done.DONE, permit.command().asked())))
                .build());
    ReportAction report =
        new ReportAction(
            Optional.empty(),
            "workload:prod-payments-deployer",
            "payments:read",
            Target.of("Payment", "1"),
            Optional.empty(),
            true,
            List.of(),
            "",
            Optional.of(journey),
            Optional.empty());
    Outcome<Done> outcome = gate.pass(house.arrival(), new Proven(house.workloadProof()), report);
    assertEquals(journey, outcome.correlation());
    assertEquals(journey, house.log.events.getFirst().correlation());
  }

  @Test
  void what_makes_no_command_is_recorded_before_it_is_refused() {
    Gate gate = house.gate(House.others().build());
    Problem problem = Problem.of(Problem.Kind.INVALID, "form_invalid", "`audience` is missing");
    Arrival arrival = house.arrival();
    Outcome<Done> outcome = gate.turnAway(arrival, "ExchangeToken", Optional.empty(), problem);
    assertEquals(new Outcome.Refused<>(List.of(problem), arrival.correlation()), outcome);
    Event event = house.log.events.getFirst();
    assertEquals(Event.Result.REFUSED, event.result());
    assertEquals("ExchangeToken", event.action());
    assertEquals("form_invalid", event.verdict().code());
    house.log.failAfter = 0;
    assertInstanceOf(
        Outcome.Unavailable.class,
        gate.turnAway(arrival, "ExchangeToken", Optional.empty(), problem));
  }

  @Test
  void a_proof_that_something_stands_against_is_refused_and_recorded() {
    Problem problem = Problem.of(Problem.Kind.REFUSED, "suspended", "it is suspended");
    house.objections = proof -> Optional.of(problem);
    assertInstanceOf(Outcome.Refused.class, revoke(permit -> done(permit.command())));
    assertEquals(0, acted.get());
    Event event = house.log.events.getFirst();
    assertEquals(Event.Result.REFUSED, event.result());
    assertEquals("suspended", event.verdict().code());
  }

  @Test
  void nobody_passes_while_it_cannot_be_said_who_is_elevated() {
    house.elevations =
        (human, now) -> {
          throw new PartUnavailable("elevations cannot be read", new java.io.IOException());
        };
    Gate gate = house.gate(House.others().build());
    assertInstanceOf(
        Outcome.Unavailable.class,
        gate.pass(house.arrival(), new Proven(house.humanProof()), new ReadSelf()));
    assertInstanceOf(Outcome.Released.class, exchange(new Proven(house.workloadProof())));
  }

  @Test
  void a_gate_without_a_handler_for_every_command_cannot_be_built() {
    IllegalStateException e =
        assertThrows(IllegalStateException.class, () -> Handlers.builder().build());
    assertTrue(e.getMessage().contains("ExchangeToken"));
  }

  private Outcome<Revoke.Revoked> revoke(Handler<Revoke, Revoke.Revoked> handler) {
    Revoke command =
        new Revoke(new Revoke.WholeIdentity("workload:prod-payments-deployer"), "leaked");
    return house
        .gate(House.others(Revoke.class).on(Revoke.class, handler).build())
        .pass(house.arrival(), new Proven(house.humanProof()), command);
  }

  private Result<Handled<Revoke.Revoked>> done(Revoke command) {
    acted.incrementAndGet();
    return Result.ok(
        Handled.of(
            new Revoke.Revoked(command.what(), House.NOW, Revoke.Reached.NOTHING),
            command.asked()));
  }
}
