package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RememberingDeciderTest {
  private static final String PERMIT =
      "@id(\"open\") permit(principal, action == Action::\"pay\", resource);"
          + "@id(\"approving\") permit(principal, action == Action::\"approve\", resource);";
  private static final String CAP =
      "@id(\"cap\") @reason(\"three a minute\")"
          + " forbid(principal, action == Action::\"pay\", resource)"
          + " when temporal { count_within(1m, Action::\"pay\"::request{}) > 3 };";

  private final FaultyHistory history = new FaultyHistory();
  private final AtomicInteger requests = new AtomicInteger();
  private Instant now = Cast.NOW;

  private static Policies policies(String... texts) {
    List<PolicyText> named = new ArrayList<>();
    for (String text : texts) {
      named.add(new PolicyText("test" + named.size() + ".cedar", text));
    }
    return switch (Policies.compile(named, "v1")) {
      case Result.Ok<Policies>(Policies compiled) -> compiled;
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private RememberingDecider node(String... texts) {
    return new RememberingDecider(new CedarDecider(policies(texts)), new Chronicle(history));
  }

  private Question ask(Actor actor, Optional<Delegation> lent, String action) {
    return new Question(
        actor,
        lent,
        action,
        Target.of("Invoice", "42"),
        Map.of("time", new Fact.Moment(now)),
        Optional.of(new Occasion("req" + requests.incrementAndGet(), now)));
  }

  private boolean allowed(RememberingDecider node, Actor actor, String action) throws Exception {
    return node.decide(ask(actor, Optional.empty(), action)) instanceof Decision.Allow;
  }

  @Test
  void a_cap_stops_the_request_that_would_pass_it_and_says_why() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    Actor ci = Cast.workload("prod");
    for (int i = 0; i < 3; i++) {
      assertTrue(allowed(node, ci, "pay"));
    }
    Decision fourth = node.decide(ask(ci, Optional.empty(), "pay"));
    assertInstanceOf(Decision.Deny.class, fourth);
    assertEquals(List.of("cap"), fourth.policies());
    assertEquals("three a minute", fourth.reason());
    assertTrue(allowed(node, Cast.workload("prod"), "pay"), "another actor has its own history");
    now = now.plus(Duration.ofMinutes(2));
    assertTrue(allowed(node, ci, "pay"));
  }

  @Test
  void parallel_requests_on_two_nodes_pass_exactly_up_to_the_cap() throws Exception {
    List<RememberingDecider> nodes = List.of(node(PERMIT, CAP), node(PERMIT, CAP));
    Actor ci = Cast.workload("prod");
    AtomicInteger passed = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        RememberingDecider node = nodes.get(i % 2);
        threads.submit(() -> {
          start.await();
          if (allowed(node, ci, "pay")) {
            passed.incrementAndGet();
          }
          return null;
        });
      }
      start.countDown();
    }
    assertEquals(3, passed.get());
  }

  @Test
  void nothing_is_allowed_while_the_history_is_away() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    Actor ci = Cast.workload("prod");
    history.fault = FaultyHistory.Fault.UNDONE;
    assertThrows(StoreUnavailable.class, () -> allowed(node, ci, "pay"));
    history.fault = FaultyHistory.Fault.NONE;
    for (int i = 0; i < 3; i++) {
      assertTrue(allowed(node, ci, "pay"), "what was undone was not remembered");
    }
    assertFalse(allowed(node, ci, "pay"));
  }

  @Test
  void a_reservation_that_may_have_happened_counts_if_it_did() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    Actor ci = Cast.workload("prod");
    history.fault = FaultyHistory.Fault.DONE_AND_UNKNOWN;
    assertThrows(StoreUnavailable.class, () -> allowed(node, ci, "pay"));
    history.fault = FaultyHistory.Fault.NONE;
    assertTrue(allowed(node, ci, "pay"));
    assertTrue(allowed(node, ci, "pay"));
    assertFalse(allowed(node, ci, "pay"));
  }

  @Test
  void a_change_of_policies_and_a_restart_keep_the_history() throws Exception {
    CedarDecider inner = new CedarDecider(policies(PERMIT, CAP));
    RememberingDecider node = new RememberingDecider(inner, new Chronicle(history));
    Actor ci = Cast.workload("prod");
    assertTrue(allowed(node, ci, "pay"));
    assertTrue(allowed(node, ci, "pay"));
    inner.use(policies(PERMIT, CAP.replace("> 3", "> 2").replace("1m", "5m")));
    assertFalse(allowed(node, ci, "pay"));
    assertFalse(allowed(node(PERMIT, CAP.replace("> 3", "> 3")), ci, "pay"));
  }

  @Test
  void what_was_read_once_is_not_read_again() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    Actor ci = Cast.workload("prod");
    for (int i = 0; i < 50; i++) {
      allowed(node, ci, "pay");
    }
    assertTrue(history.reads <= 50, () -> "read " + history.reads);
  }

  @Test
  void a_question_that_is_only_supposed_is_not_remembered() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    Actor ci = Cast.workload("prod");
    assertTrue(allowed(node, ci, "pay"));
    Question supposed =
        new Question(
            ci,
            Optional.empty(),
            "pay",
            Target.of("Invoice", "42"),
            Map.of("time", new Fact.Moment(now)));
    for (int i = 0; i < 5; i++) {
      assertInstanceOf(Decision.Allow.class, node.decide(supposed));
    }
    assertEquals(1, history.size);
    assertTrue(allowed(node, ci, "pay"));
  }

  @Test
  void an_action_that_no_rule_speaks_of_leaves_no_event() throws Exception {
    RememberingDecider node = node(PERMIT, CAP);
    assertTrue(allowed(node, Cast.workload("prod"), "approve"));
    assertEquals(0, history.size);
  }

  @Test
  void an_approval_counts_once_it_was_carried_out() throws Exception {
    String afterApproval =
        "@id(\"approved\") permit(principal, action == Action::\"pay\", resource)"
            + " when temporal { formerly within 1h"
            + " Action::\"approve\"::response{callerResource: resource, output.granted: true} };";
    RememberingDecider node =
        node(
            afterApproval,
            "@id(\"approving\") permit(principal, action == Action::\"approve\", resource);");
    Actor ci = Cast.workload("prod");
    assertFalse(allowed(node, ci, "pay"));
    Question approval = ask(ci, Optional.empty(), "approve");
    Decision.Allow allow = assertInstanceOf(Decision.Allow.class, node.decide(approval));
    assertEquals(approval.occasion().map(Occasion::request), allow.request());
    assertFalse(allowed(node, ci, "pay"), "an approval that was only asked for is none");
    String request = approval.occasion().orElseThrow().request();
    Map<String, Fact> granted = Map.of("granted", new Fact.Flag(true));
    assertTrue(node.conclude(request, true, granted, now));
    assertTrue(allowed(node, ci, "pay"));
    int before = history.size;
    assertTrue(node.conclude(request, false, Map.of(), now), "only the first word counts");
    assertEquals(before, history.size);
    assertFalse(node.conclude("unheard-of", true, Map.of(), now));
  }

  @Test
  void a_rule_of_delegations_denies_who_has_none() throws Exception {
    RememberingDecider node = node(PERMIT, CAP.replace("@id", "@history(\"delegation\") @id"));
    Agent agent = Cast.agent();
    Delegation lent = Cast.lent(Cast.human("alice", "payments"), agent, Cast.PAYMENTS);
    for (int i = 0; i < 3; i++) {
      assertInstanceOf(Decision.Allow.class, node.decide(ask(agent, Optional.of(lent), "pay")));
    }
    assertInstanceOf(Decision.Deny.class, node.decide(ask(agent, Optional.of(lent), "pay")));
    assertFalse(allowed(node, Cast.workload("prod"), "pay"));
  }

  @Test
  void a_delegation_that_only_the_circumstances_speak_of_gives_no_history() throws Exception {
    RememberingDecider node = node(PERMIT, CAP.replace("@id", "@history(\"delegation\") @id"));
    Question forged =
        new Question(
            Cast.agent(),
            Optional.empty(),
            "pay",
            Target.of("Invoice", "42"),
            Map.of("delegation", new Fact.Group(Map.of("id", new Fact.Text("dlg_mine")))),
            Optional.of(new Occasion("forged", now)));
    assertInstanceOf(Decision.Deny.class, node.decide(forged));
    assertEquals(0, history.size);
  }

  @Test
  void machines_of_one_tenant_share_its_history() throws Exception {
    RememberingDecider node = node(PERMIT, CAP.replace("@id", "@history(\"tenant\") @id"));
    for (int i = 0; i < 3; i++) {
      assertTrue(allowed(node, Cast.workload("prod"), "pay"));
    }
    assertFalse(allowed(node, Cast.workload("prod"), "pay"));
    assertTrue(allowed(node, Cast.workload("staging"), "pay"), "environments are apart");
  }

  @Test
  void a_history_of_a_kind_that_there_is_none_of_is_refused() {
    Result<Policies> refused =
        Policies.compile(
            List.of(new PolicyText("x.cedar", CAP.replace("@id", "@history(\"session\") @id"))),
            "v1");
    assertInstanceOf(Result.Failed.class, refused);
  }
}
