package dev.ilk.cedar.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

final class HistoryTest {
  private static final String PERMIT = "permit(principal, action, resource);";
  private static final List<String> SCOPES = List.of("actor", "tenant");

  private final RecordValue.Builder input = RecordValue.builder();
  private int requests;

  /** A policy set with one history, at whose end requests are decided. */
  private final class Bench {
    private final PolicySet set;
    private final Rules rules;
    private final History history;

    Bench(String policies) {
      set = PolicySet.parse(policies).orThrow();
      rules = Rules.of(set, SCOPES).orThrow();
      history = rules.history("actor");
    }

    Event observe(String action, long seconds) {
      Event event = Event.of(request(action), "r" + requests++);
      history.observe(event, seconds * 1000);
      return event;
    }

    boolean asked(String action, long seconds) {
      observe(action, seconds);
      return decide(action).allowed();
    }

    Response decide(String action) {
      return set.authorize(
          request(action), Entities.EMPTY, new Recollection(rules, List.of(history)));
    }
  }

  private Request request(String action) {
    return new Request(
        EntityUid.of("User", "ada"),
        EntityUid.of("Action", action),
        EntityUid.of("Account", "7"),
        RecordValue.builder().put("input", input.build()).build());
  }

  @Test
  void a_cap_counts_the_request_that_is_decided() {
    Bench bench =
        new Bench(
            PERMIT
                + "forbid(principal, action, resource) when temporal {"
                + " count_within(1m, Action::\"pay\"::request{}) > 2 };");
    assertTrue(bench.asked("pay", 0));
    assertTrue(bench.asked("pay", 1));
    assertFalse(bench.asked("pay", 2));
    assertFalse(bench.asked("pay", 60), "what is exactly as old as the window is in it");
    assertFalse(bench.asked("pay", 61), "denied requests are requests too");
    assertTrue(bench.asked("pay", 200));
  }

  @Test
  void requests_that_ended_in_an_error_can_be_left_out_of_a_cap() {
    Bench bench =
        new Bench(
            PERMIT
                + "forbid(principal, action, resource) when temporal {"
                + " (count for (r: String). where (formerly within 1m"
                + " Action::\"pay\"::request{requestId: r} && !(formerly within 1m"
                + " Action::\"pay\"::error{requestId: r}))) > 2 };");
    Event first = bench.observe("pay", 0);
    assertTrue(bench.asked("pay", 1));
    bench.history.observe(first.failed(), 2_000);
    Event third = bench.observe("pay", 3);
    assertTrue(bench.decide("pay").allowed());
    bench.history.observe(third.answered(RecordValue.EMPTY), 4_000);
    Event refused = bench.observe("pay", 5);
    assertFalse(bench.decide("pay").allowed());
    bench.history.observe(refused.failed(), 5_000);
    assertFalse(bench.asked("pay", 6));
  }

  @Test
  void what_must_hold_since_holds_for_one_value_at_each_event() {
    Bench bench =
        new Bench(
            "permit(principal, action, resource) when temporal {"
                + " (exists (v: String). Action::\"pay\"::request{input.payee: v}"
                + " && Action::\"pay\"::request{input.payer: v})"
                + " since within 1h Action::\"open\"::request{} };");
    bench.observe("open", 0);
    input.put("payee", "ada").put("payer", "ada");
    assertTrue(bench.asked("pay", 1));
    input.put("payee", "ada").put("payer", "bob");
    assertFalse(bench.asked("pay", 2));
  }

  @Test
  void a_sum_is_exact_beyond_what_an_integer_holds() {
    Bench bench =
        new Bench(
            "permit(principal, action, resource) when temporal {"
                + " sum_within(a, 1m, Action::\"pay\"::request{input.amount: a}) == 5 };");
    input.put("amount", Long.MAX_VALUE);
    bench.observe("pay", 0);
    bench.observe("pay", 0);
    input.put("amount", -Long.MAX_VALUE);
    bench.observe("pay", 1);
    bench.observe("pay", 1);
    input.put("amount", 5);
    assertTrue(bench.asked("pay", 2));
  }

  @Test
  void a_clock_that_is_set_back_opens_no_window() {
    Bench bench =
        new Bench(
            PERMIT
                + "forbid(principal, action, resource) when temporal {"
                + " count_within(1m, Action::\"pay\"::request{}) > 1 };");
    assertTrue(bench.asked("pay", 1_000));
    assertFalse(bench.asked("pay", 10));
    assertEquals(1_000_000, bench.history.time());
  }

  @Test
  void what_a_cap_remembers_does_not_grow_with_the_history() {
    Bench bench =
        new Bench(
            "forbid(principal, action, resource) when temporal {"
                + " count_within(31d, Action::\"pay\"::request{}) > 9 };");
    for (int i = 0; i < 100_000; i++) {
      bench.observe("pay", i);
    }
    Trail trail = (Trail) bench.history.memory(0).get(List.of());
    assertEquals(10, trail.size());
  }

  @Test
  void keys_that_were_quiet_for_a_window_are_forgotten() {
    Bench bench =
        new Bench(
            "forbid(principal, action, resource) when temporal {"
                + " formerly within 10s Action::\"pay\"::request{input.to: context.input.to} };");
    for (int i = 0; i < 10_000; i++) {
      input.put("to", "payee" + i);
      bench.observe("pay", i);
    }
    assertTrue(bench.history.memory(0).size() <= 12);
  }

  @Test
  void a_forbid_that_cannot_see_its_history_is_not_skipped() {
    Bench bench =
        new Bench(
            PERMIT
                + "@history(\"tenant\") forbid(principal, action == Action::\"pay\", resource)"
                + " when temporal { count_within(1m, Action::\"pay\"::request{}) > 5 };");
    bench.observe("pay", 0);
    Response response = bench.decide("pay");
    assertFalse(response.allowed());
    assertTrue(
        response.errors().getFirst().diagnostic().message().contains("no history of the scope"));
    assertFalse(bench.set.authorize(request("pay"), Entities.EMPTY).allowed());
    assertTrue(bench.set.authorize(request("other"), Entities.EMPTY).allowed());
  }

  @Test
  void only_actions_that_rules_speak_of_concern_them() {
    Bench bench =
        new Bench(
            "forbid(principal, action == Action::\"pay\", resource)"
                + " when temporal { formerly within 1m Action::\"flag\"::response{} };");
    assertTrue(bench.rules.concern(EntityUid.of("Action", "pay"), Entities.EMPTY));
    assertTrue(bench.rules.concern(EntityUid.of("Action", "flag"), Entities.EMPTY));
    assertFalse(bench.rules.concern(EntityUid.of("Action", "read"), Entities.EMPTY));
  }

  @Test
  void a_scope_that_nobody_offers_is_refused() {
    PolicySet set =
        PolicySet.parse(
                "@history(\"session\") forbid(principal, action, resource)"
                    + " when temporal { formerly within 1m Action::\"a\"::error{} };")
            .orThrow();
    assertEquals(
        "there is no history of `session`",
        Rules.of(set, SCOPES).diagnostics().getFirst().message());
  }

  @Test
  void the_memory_of_each_rule_is_stated() {
    Bench bench =
        new Bench(
            "@id(\"cap\") forbid(principal, action, resource) when temporal {"
                + " bind(n, count_within(1m, Action::\"pay\"::request{input.to: context.input.to}),"
                + " n > 50) };"
                + "forbid(principal, action, resource) when temporal {"
                + " sum_within(a, 1h, Action::\"pay\"::request{input.amount: a}) > 100 };");
    Footprint.Part cap = bench.rules.footprints().getFirst().parts().getFirst();
    assertEquals(OptionalLong.of(51), cap.most());
    assertEquals(List.of("input.to"), cap.by());
    assertEquals(
        "at most 51 of Action::\"pay\"::request for each input.to, kept for PT1M", cap.toString());
    assertEquals(OptionalLong.empty(), bench.rules.footprints().get(1).parts().getFirst().most());
  }
}
