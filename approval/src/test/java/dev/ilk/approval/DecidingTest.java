package dev.ilk.approval;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.actor.Status;
import dev.ilk.actor.Team;
import dev.ilk.decide.Fact;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.gate.Approvals;
import dev.ilk.gate.DecideApproval;
import dev.ilk.gate.ListApprovals;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A request that a person with the role `sre` and one of the team `payments` have to approve. */
class DecidingTest {
  private static final Instant NOW = ApprovalStoreConformance.NOW;
  private static final String DIGEST = "d".repeat(64);

  private final MemoryApprovalStore store = new MemoryApprovalStore();
  private final Deciding deciding = new Deciding(store);
  private final StoredRequests requests =
      new StoredRequests(store, id -> registered().filter(one -> one.id().equals(id)).findAny());
  private final AccessRequest request = store.add(ApprovalStoreConformance.request("binding", NOW));
  private final Human sre = human("sam", "platform", "sre");
  private final Human payer = human("pia", "payments");
  private final Human both = human("bea", "payments", "sre");
  private @Nullable Human left;

  /** Who is registered; those who have left are not. */
  private Stream<Actor> registered() {
    return Stream.<Actor>of(sre, payer, both).filter(one -> !one.equals(left));
  }

  private static Human human(String name, String team, String... roles) {
    return new Human(
        ApprovalStoreConformance.IDS.identity(),
        name,
        Human.Subtype.EMPLOYEE,
        Status.ACTIVE,
        NOW,
        Optional.empty(),
        new Human.ProviderAccount("corp", Optional.empty(), name + "@acme.example"),
        Set.of(new Team(team)),
        Set.copyOf(List.of(roles).stream().map(Role::new).toList()),
        new Human.Profile(name, "", ""));
  }

  private Result<AccessRequest> answer(Human by, DecideApproval.Answer answer, Instant at)
      throws Exception {
    return deciding.answer(new DecideApproval(request.id(), answer, DIGEST, ""), by, at);
  }

  private ApprovalTask.Status status(Result<AccessRequest> result) {
    return ((Result.Ok<AccessRequest>) result).value().state().status();
  }

  private static String refusal(Result<AccessRequest> result) {
    Problem problem = ((Result.Failed<AccessRequest>) result).problems().getFirst();
    assertEquals("invalid_task_state", problem.code());
    return problem.message();
  }

  private Optional<Approvals.Granted> granted(Instant at) throws Exception {
    return requests.granted(request.id(), DIGEST, request.asked().guard(), at);
  }

  @Test
  void everybody_who_is_needed_has_to_approve() throws Exception {
    assertEquals(
        ApprovalTask.Status.PENDING, status(answer(sre, DecideApproval.Answer.APPROVE, NOW)));
    assertEquals(Optional.empty(), granted(NOW));
    assertEquals(
        ApprovalTask.Status.APPROVED, status(answer(payer, DecideApproval.Answer.APPROVE, NOW)));
    Approvals.Granted granted = granted(NOW).orElseThrow();
    assertEquals(List.of("sre", "team:payments"), granted.approvers());
    assertEquals(List.of(sre.id(), payer.id()), granted.by(), "by their immutable ids");
  }

  @Test
  void one_person_is_not_two() throws Exception {
    answer(both, DecideApproval.Answer.APPROVE, NOW);
    assertTrue(
        refusal(answer(both, DecideApproval.Answer.APPROVE, NOW)).contains("another has to"));
    assertTrue(
        refusal(answer(human("sue", "platform", "sre"), DecideApproval.Answer.APPROVE, NOW))
            .contains("there already"));
    assertEquals(
        ApprovalTask.Status.APPROVED, status(answer(payer, DecideApproval.Answer.APPROVE, NOW)));
  }

  @Test
  void who_is_not_named_has_no_say() throws Exception {
    Human other = human("otto", "sre", "payments");
    assertTrue(refusal(answer(other, DecideApproval.Answer.APPROVE, NOW)).contains("there"));
    assertTrue(refusal(answer(other, DecideApproval.Answer.DENY, NOW)).contains("there"));
    assertEquals(List.of(), new Waiting(store).of(other, NOW, 10));
  }

  @Test
  void nobody_approves_an_action_of_their_own() throws Exception {
    AccessRequest.Asked asked = request.asked();
    AccessRequest own =
        store.add(
            new AccessRequest(
                ApprovalStoreConformance.IDS.accessRequest(),
                new AccessRequest.Asked(
                    ApprovalStoreConformance.IDS.identity(),
                    asked.guardName(),
                    sre.subject(),
                    asked.verb(),
                    asked.resource(),
                    DIGEST,
                    asked.shown(),
                    "",
                    List.of("sre"),
                    "own",
                    NOW,
                    asked.expires()),
                AccessRequest.State.waiting()));
    DecideApproval yes = new DecideApproval(own.id(), DecideApproval.Answer.APPROVE, DIGEST, "");
    assertTrue(refusal(deciding.answer(yes, sre, NOW)).contains("their own"));
    assertTrue(
        new Waiting(store)
            .of(sre, NOW, 10).stream().noneMatch(waiting -> waiting.id().equals(own.id())));
  }

  @Test
  void one_no_ends_it_for_good() throws Exception {
    answer(sre, DecideApproval.Answer.APPROVE, NOW);
    assertEquals(
        ApprovalTask.Status.DENIED, status(answer(payer, DecideApproval.Answer.DENY, NOW)));
    assertTrue(refusal(answer(payer, DecideApproval.Answer.APPROVE, NOW)).contains("over"));
    assertEquals(Optional.empty(), granted(NOW));
  }

  @Test
  void nothing_is_approved_too_late_or_for_what_was_not_shown() throws Exception {
    Instant end = request.asked().expires();
    assertTrue(refusal(answer(sre, DecideApproval.Answer.APPROVE, end)).contains("over"));
    assertEquals(ApprovalTask.Status.EXPIRED, request.status(end));
    DecideApproval other =
        new DecideApproval(request.id(), DecideApproval.Answer.APPROVE, "e".repeat(64), "");
    assertTrue(refusal(deciding.answer(other, sre, NOW)).contains("shown"));
  }

  @Test
  void an_approval_counts_for_its_arguments_its_guard_and_its_time() throws Exception {
    answer(sre, DecideApproval.Answer.APPROVE, NOW);
    answer(payer, DecideApproval.Answer.APPROVE, NOW);
    Id.Identity guard = request.asked().guard();
    assertTrue(granted(NOW.plus(AccessRequest.APPROVED).minusMillis(1)).isPresent());
    assertEquals(Optional.empty(), granted(NOW.plus(AccessRequest.APPROVED)));
    assertEquals(Optional.empty(), requests.granted(request.id(), "e".repeat(64), guard, NOW));
    assertEquals(Optional.empty(), requests.granted(request.id(), DIGEST, payer.id(), NOW));
    assertEquals(
        Optional.empty(),
        requests.granted(ApprovalStoreConformance.IDS.accessRequest(), DIGEST, guard, NOW));
  }

  @Test
  void the_approval_of_somebody_who_left_since_counts_for_nothing() throws Exception {
    answer(sre, DecideApproval.Answer.APPROVE, NOW);
    answer(payer, DecideApproval.Answer.APPROVE, NOW);
    assertTrue(granted(NOW).isPresent());
    left = sre;
    assertEquals(Optional.empty(), granted(NOW));
  }

  @Test
  void policies_see_who_may_approve_and_whose_action_it_is() throws Exception {
    var target = requests.target(request.id()).orElseThrow();
    assertEquals(new Fact.Ref("Agent", "prod-helper"), target.facts().get("subject"));
    assertEquals(
        new Fact.Many(List.of(new Fact.Ref("Role", "sre"), new Fact.Ref("Team", "payments"))),
        target.facts().get("approvers"));
  }

  @Test
  void what_waits_is_shown_with_all_that_was_asked() throws Exception {
    var waiting = new Waiting(store).of(both, NOW, 10).getFirst();
    assertEquals(List.of("sre", "team:payments"), waiting.as());
    assertEquals(request.asked().shown(), waiting.arguments());
    answer(both, DecideApproval.Answer.APPROVE, NOW);
    assertEquals(List.of(), new Waiting(store).of(both, NOW, 10));
  }

  @Test
  void the_grantor_is_one_person_and_policies_see_who() throws Exception {
    String grantor = Approvers.resolved(List.of("grantor"), Optional.of(payer.id())).getFirst();
    AccessRequest.Asked asked = request.asked();
    AccessRequest lent =
        store.add(
            new AccessRequest(
                ApprovalStoreConformance.IDS.accessRequest(),
                new AccessRequest.Asked(
                    ApprovalStoreConformance.IDS.identity(),
                    asked.guardName(),
                    asked.subject(),
                    asked.verb(),
                    asked.resource(),
                    DIGEST,
                    asked.shown(),
                    "",
                    List.of(grantor),
                    "lent",
                    NOW,
                    asked.expires()),
                AccessRequest.State.waiting()));
    assertEquals(
        new Fact.Many(List.of(new Fact.Ref("Human", "pia"))),
        requests.target(lent.id()).orElseThrow().facts().get("approvers"));
    assertEquals(
        List.of(List.of("grantor")),
        new Waiting(store)
            .of(payer, NOW, 10).stream()
                .filter(waiting -> waiting.id().equals(lent.id()))
                .map(ListApprovals.Waiting::as)
                .toList());
    DecideApproval yes = new DecideApproval(lent.id(), DecideApproval.Answer.APPROVE, DIGEST, "");
    assertTrue(refusal(deciding.answer(yes, both, NOW)).contains("there already"));
    status(deciding.answer(yes, payer, NOW));
    assertEquals(
        List.of("grantor"),
        requests.granted(lent.id(), DIGEST, lent.asked().guard(), NOW).orElseThrow().approvers());
    assertEquals(List.of("grantor"), Approvers.resolved(List.of("grantor"), Optional.empty()));
  }
}
