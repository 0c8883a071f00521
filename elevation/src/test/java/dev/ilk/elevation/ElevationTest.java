package dev.ilk.elevation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.decide.Decision;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.ElevationState.Status;
import dev.ilk.gate.EndElevation;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadElevation;
import dev.ilk.gate.RequestElevation;
import dev.ilk.record.Event;
import dev.ilk.record.ProofNote;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ElevationTest {
  private static final Duration HALF = Duration.ofMinutes(30);
  private static final Duration LONG = Duration.ofHours(2);

  private final Office office = new Office();

  private static void refused(String code, Outcome<?> outcome) {
    Outcome.Refused<?> refused = assertInstanceOf(Outcome.Refused.class, outcome);
    assertEquals(code, refused.problems().getFirst().code());
  }

  private static Decision denied(Outcome<?> outcome) {
    return assertInstanceOf(Outcome.Denied.class, outcome).decision();
  }

  private Outcome<ElevationAnswer> begin(Human human, ElevationState of) {
    return office.pass(human, new BeginElevation(of.id()));
  }

  @Test
  void an_operator_changes_nothing_without_an_elevation_and_is_told_so() {
    Decision.Needs needs =
        assertInstanceOf(Decision.Needs.class, denied(office.administer(office.olga)));
    assertEquals(List.of(new Decision.Need.Elevation("operator")), needs.needs());
    assertInstanceOf(
        Decision.Deny.class, denied(office.administer(office.ada)), "to ada it would not help");
  }

  @Test
  void an_operator_takes_the_role_up_for_half_an_hour_and_it_ends_by_itself() {
    ElevationState state = office.asked(office.olga, "operator", HALF);
    assertEquals(Status.ACTIVE, state.status());
    assertInstanceOf(Outcome.Released.class, office.administer(office.olga));
    denied(office.administer(office.otto));
    office.now = Office.NOW.plus(HALF).minusMillis(1);
    assertInstanceOf(Outcome.Released.class, office.administer(office.olga));
    office.now = Office.NOW.plus(HALF);
    denied(office.administer(office.olga));
    assertEquals(Status.OVER, office.read(office.olga, state).status());
  }

  @Test
  void everything_done_under_an_elevation_carries_its_id_and_who_approved_it() {
    ElevationState waiting = office.asked(office.olga, "operator", LONG);
    office.approve(office.otto, waiting);
    begin(office.olga, waiting);
    office.administer(office.olga);
    Event done = office.events.getLast();
    ProofNote.OfHuman proof = (ProofNote.OfHuman) done.proof().orElseThrow();
    assertEquals(List.of(waiting.id()), proof.elevations());
    assertEquals(office.otto.id(), proof.approvers().getFirst().id());
    Event intent = office.events.get(office.events.size() - 2);
    assertTrue(intent.verdict().question().contains(waiting.id().value()));
    office.now = Office.NOW.plus(LONG);
    office.administer(office.olga);
    ProofNote.OfHuman after = (ProofNote.OfHuman) office.events.getLast().proof().orElseThrow();
    assertEquals(List.of(), after.elevations());
  }

  @Test
  void two_people_have_to_approve_and_then_the_person_begins_it() {
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    assertEquals(Status.WAITING, waiting.status());
    assertEquals(List.of("sre", "team:payments"), waiting.waitsFor());
    refused("elevation_state", begin(office.ada, waiting));
    assertInstanceOf(Outcome.Released.class, office.approve(office.bob, waiting));
    assertEquals(List.of("team:payments"), office.read(office.ada, waiting).waitsFor());
    refused("elevation_state", begin(office.ada, waiting));
    assertInstanceOf(Outcome.Released.class, office.approve(office.pia, waiting));
    assertEquals(Status.APPROVED, office.read(office.ada, waiting).status());
    office.now = Office.NOW.plusSeconds(60);
    ElevationState begun = Office.granted(begin(office.ada, waiting));
    assertEquals(Status.ACTIVE, begun.status());
    assertEquals(office.now.plus(HALF), begun.begun().orElseThrow().until());
    assertEquals(2, begun.begun().orElseThrow().approvers().size());
    refused("elevation_state", begin(office.ada, waiting));
  }

  @Test
  void nobody_approves_their_own_elevation() {
    Human both = office.human("bea", "platform", "sre");
    ElevationState waiting = office.asked(both, "dba", HALF);
    denied(office.approve(both, waiting));
    office.approve(office.pia, waiting);
    denied(office.approve(both, waiting));
    refused("elevation_state", begin(both, waiting));
  }

  @Test
  void one_person_approves_once_even_as_two_approvers() {
    Human both = office.human("bea", "payments", "sre");
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    office.approve(both, waiting);
    refused("invalid_task_state", office.approve(both, waiting));
    refused("elevation_state", begin(office.ada, waiting));
  }

  @Test
  void a_team_of_the_name_of_a_role_approves_nothing() {
    Human impostor = office.human("ivan", "sre", "payments");
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    denied(office.approve(impostor, waiting));
  }

  @Test
  void a_role_taken_up_for_a_time_makes_no_approver() {
    office.asked(office.olga, "operator", HALF);
    ElevationState waiting = office.asked(office.otto, "operator", LONG);
    Human outsider = office.human("una", "platform");
    denied(office.approve(outsider, waiting));
    assertInstanceOf(Outcome.Released.class, office.approve(office.olga, waiting));
  }

  @Test
  void a_no_is_for_good() {
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    office.approve(office.bob, waiting);
    office.answer(office.pia, waiting, DecideApproval.Answer.DENY);
    assertEquals(Status.REFUSED, office.read(office.ada, waiting).status());
    refused("invalid_task_state", office.approve(office.pia, waiting));
    refused("elevation_state", begin(office.ada, waiting));
  }

  @Test
  void what_nobody_answers_lapses_and_so_does_what_nobody_begins() {
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    office.now = Office.NOW.plus(Duration.ofHours(1));
    assertEquals(Status.LAPSED, office.read(office.ada, waiting).status());
    refused("invalid_task_state", office.approve(office.bob, waiting));
    ElevationState again = office.asked(office.ada, "dba", HALF);
    office.approve(office.bob, again);
    office.approve(office.pia, again);
    office.now = office.now.plus(Duration.ofMinutes(15));
    refused("elevation_state", begin(office.ada, again));
  }

  @Test
  void an_approval_after_the_end_begins_nothing() {
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    office.approve(office.bob, waiting);
    assertInstanceOf(
        Outcome.Released.class, office.pass(office.ada, new EndElevation(waiting.id())));
    refused("invalid_task_state", office.approve(office.pia, waiting));
    refused("elevation_state", begin(office.ada, waiting));
    assertEquals(Status.ENDED, office.read(office.ada, waiting).status());
  }

  @Test
  void nobody_begins_the_elevation_of_another() {
    ElevationState waiting = office.asked(office.ada, "dba", HALF);
    office.approve(office.bob, waiting);
    office.approve(office.pia, waiting);
    assertEquals(
        List.of("ilk:elevations-are-their-persons-own"),
        denied(begin(office.olga, waiting)).policies());
  }

  @Test
  void the_person_an_approver_and_an_operator_can_end_it_and_nobody_else() {
    for (Human who : List.of(office.ada, office.bob, office.otto)) {
      ElevationState waiting = office.asked(office.ada, "dba", HALF);
      office.approve(office.bob, waiting);
      office.approve(office.pia, waiting);
      begin(office.ada, waiting);
      Human other = office.human("nils-" + who.name(), "platform");
      denied(office.pass(other, new EndElevation(waiting.id())));
      denied(office.pass(other, new ReadElevation(waiting.id())));
      assertInstanceOf(Outcome.Released.class, office.pass(who, new EndElevation(waiting.id())));
      assertEquals(
          Optional.of(who.id()), office.read(office.ada, waiting).ended().orElseThrow().by());
      refused("elevation_state", office.pass(who, new EndElevation(waiting.id())));
    }
  }

  @Test
  void what_is_ended_counts_for_nothing_from_the_next_request_on() {
    ElevationState state = office.asked(office.olga, "operator", HALF);
    office.administer(office.olga);
    office.pass(office.otto, new EndElevation(state.id()));
    denied(office.administer(office.olga));
  }

  @Test
  void a_stronger_sign_in_comes_before_the_approvals() {
    ElevationAnswer.Withheld first =
        (ElevationAnswer.Withheld)
            ((Outcome.Released<ElevationAnswer>) office.ask(office.ada, "reader", LONG)).value();
    assertEquals(
        List.of(new Decision.Need.StepUp("phr")), ((Decision.Needs) first.decision()).needs());
    RequestElevation asked = new RequestElevation(new Role("reader"), LONG, "INC-8");
    ElevationState waiting = Office.granted(office.pass(office.ada, "phr", asked));
    assertEquals(Status.WAITING, waiting.status());
    office.approve(office.bob, waiting);
    ElevationAnswer weak = ((Outcome.Released<ElevationAnswer>) begin(office.ada, waiting)).value();
    assertInstanceOf(ElevationAnswer.Withheld.class, weak, "the weaker session of the same person");
    ElevationState begun =
        Office.granted(office.pass(office.ada, "phr", new BeginElevation(waiting.id())));
    assertEquals(Status.ACTIVE, begun.status());
  }

  @Test
  void what_policies_permit_to_nobody_is_withheld_and_recorded_as_denied() {
    ElevationAnswer answer =
        ((Outcome.Released<ElevationAnswer>) office.ask(office.ada, "operator", HALF)).value();
    assertInstanceOf(Decision.Deny.class, ((ElevationAnswer.Withheld) answer).decision());
    assertEquals(Event.Result.DENIED, office.events.getLast().result());
    assertEquals(
        List.of(),
        ((Outcome.Released<List<ElevationState>>)
                office.pass(office.ada, new ListElevations(ListElevations.Whose.OWN, 10)))
            .value());
  }

  @Test
  void a_role_is_taken_up_once_at_a_time() {
    ElevationState state = office.asked(office.olga, "operator", HALF);
    refused("elevation_state", office.ask(office.olga, "operator", HALF));
    office.pass(office.olga, new EndElevation(state.id()));
    assertEquals(Status.ACTIVE, office.asked(office.olga, "operator", HALF).status());
  }

  @Test
  void approvers_are_shown_who_what_how_long_why_and_what_was_before() {
    ElevationState first = office.asked(office.ada, "dba", HALF);
    office.answer(office.bob, first, DecideApproval.Answer.DENY);
    ElevationState second = office.asked(office.ada, "dba", HALF);
    String shown =
        office.approvals.find(second.request().orElseThrow()).orElseThrow().asked().shown();
    assertEquals(
        "{\"elevation\":\"%s\",\"subject\":\"human:ada\",\"role\":\"dba\",\"lasting\":\"30m\","
                .formatted(second.id().value())
            + "\"reason\":\"INC-7\",\"before\":[{\"role\":\"dba\","
            + "\"asked\":\"2026-11-22T10:00:00Z\",\"lasting\":\"30m\",\"status\":\"refused\","
            + "\"reason\":\"INC-7\"}]}",
        shown);
  }

  @Test
  void of_two_approvals_at_once_both_count_or_one_is_told_to_look_again() throws Exception {
    for (int round = 0; round < 20; round++) {
      ElevationState waiting = office.asked(office.ada, "dba", HALF);
      try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Object>> both = new ArrayList<>();
        both.add(() -> office.approve(office.bob, waiting));
        both.add(() -> office.approve(office.pia, waiting));
        int released = 0;
        for (Future<Object> one : threads.invokeAll(both)) {
          released += one.get() instanceof Outcome.Released ? 1 : 0;
        }
        Status status = office.read(office.ada, waiting).status();
        assertEquals(released == 2 ? Status.APPROVED : Status.WAITING, status);
        assertTrue(released >= 1);
      }
      office.pass(office.ada, new EndElevation(waiting.id()));
    }
  }

  @Test
  void nobody_is_elevated_by_what_was_read_too_long_ago() {
    office.asked(office.olga, "operator", HALF);
    office.store.reachable = false;
    assertInstanceOf(Outcome.Released.class, office.administer(office.olga));
    office.now = Office.NOW.plus(ActiveElevations.STALE_AFTER).plusMillis(1);
    assertInstanceOf(Outcome.Unavailable.class, office.administer(office.olga));
    office.store.reachable = true;
    assertInstanceOf(Outcome.Released.class, office.administer(office.olga));
  }

  @Test
  void auditors_see_everybodys_and_others_their_own() {
    Human audra = office.human("audra", "audit", "auditor");
    office.asked(office.olga, "operator", HALF);
    ListElevations all = new ListElevations(ListElevations.Whose.ALL, 10);
    assertEquals(
        1, ((Outcome.Released<List<ElevationState>>) office.pass(audra, all)).value().size());
    denied(office.pass(office.ada, all));
  }
}
