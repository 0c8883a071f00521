package dev.ilk.cedar.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class MonitorTest {
  private static final List<String> SCOPES = List.of("actor", "tenant");
  private static final List<HistoryKey> ADA =
      List.of(new HistoryKey("tenant", "main"), new HistoryKey("actor", "ada"));
  private static final Request PAY =
      new Request(
          EntityUid.of("User", "ada"),
          EntityUid.of("Action", "pay"),
          EntityUid.of("Account", "7"),
          RecordValue.of(Map.of("input", RecordValue.of(Map.of("amount", Value.of(100))))));

  private static Monitor monitor(String rules) {
    PolicySet set = PolicySet.parse("permit(principal, action, resource);" + rules).orThrow();
    return new Monitor(set, Rules.of(set, SCOPES).orThrow());
  }

  @Test
  void parallel_requests_pass_exactly_up_to_a_cap() throws Exception {
    Monitor monitor =
        monitor(
            "forbid(principal, action, resource) when temporal {"
                + " count_within(1m, Action::\"pay\"::request{}) > 50 };"
                + "@history(\"tenant\") forbid(principal, action, resource) when temporal {"
                + " sum_within(a, 1m, Action::\"pay\"::request{input.amount: a}) > 4000 };");
    AtomicInteger allowed = new AtomicInteger();
    AtomicInteger request = new AtomicInteger();
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 500; i++) {
        threads.submit(() -> {
          start.await();
          String id = "r" + request.incrementAndGet();
          if (monitor.decide(PAY, Entities.EMPTY, ADA, id, 1_000).allowed()) {
            allowed.incrementAndGet();
          }
          return null;
        });
      }
      start.countDown();
    }
    // The sum of the tenant stops them before the count of the actor does.
    assertEquals(40, allowed.get());
  }

  @Test
  void histories_in_which_nothing_can_be_seen_any_more_are_forgotten() {
    Monitor monitor =
        monitor(
            "forbid(principal, action, resource) when temporal {"
                + " count_within(10s, Action::\"pay\"::request{}) > 50 };");
    for (int i = 0; i < 20_000; i++) {
      List<HistoryKey> key = List.of(new HistoryKey("actor", "a" + i));
      monitor.decide(PAY, Entities.EMPTY, key, "r" + i, i * 100L);
    }
    int left = monitor.forgetQuiet(2_000_000);
    assertTrue(left <= 101, () -> "left " + left);
  }
}
