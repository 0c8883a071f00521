package dev.ilk.bench;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.data.Entities;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.monitor.Event;
import dev.ilk.cedar.monitor.HistoryKey;
import dev.ilk.cedar.monitor.Monitor;
import dev.ilk.cedar.monitor.Rules;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * Payments of one actor under ten temporal conditions. Time goes on so that a day, the longest
 * window, always holds as many events as were asked for.
 */
final class TemporalLoad {
  private static final String POLICIES =
      """
      permit(principal, action == Action::"pay", resource)
      when temporal { formerly within 24h Action::"approve"::response{
        input.payee: context.input.payee } }
      unless temporal { formerly within 5m Action::"pay"::error{
        input.payee: context.input.payee } };

      forbid(principal, action == Action::"pay", resource)
      when temporal { count_within(1s, Action::"pay"::request{}) > 5000 };
      forbid(principal, action == Action::"pay", resource)
      when temporal { count_within(24h, Action::"pay"::request{
        callerResource: resource, input.amount: 13 }) > 100000 };
      forbid(principal, action == Action::"pay", resource)
      when temporal { sum_within(a, 24h, Action::"pay"::request{
        input.payee: context.input.payee, input.amount: a }) > 1000000000000 };
      forbid(principal, action == Action::"pay", resource)
      when temporal { count_distinct_within(p, 24h, Action::"pay"::request{
        input.payee: p }) > 500 };
      forbid(principal, action == Action::"pay", resource)
      when temporal { !Action::"grant"::response{ callerResource: resource }
        since within 24h Action::"revoke"::response{ callerResource: resource } };
      forbid(principal, action == Action::"pay", resource)
      when temporal { previous within 24h Action::"alarm"::response{} };
      forbid(principal, action == Action::"pay", resource)
      when temporal { bind(n, count_within(24h, Action::"alarm"::response{}), n > 3) };
      forbid(principal, action == Action::"pay", resource)
      when temporal { sum_within(a, 1h, Action::"pay"::request{
        callerResource: resource, input.amount: a }) > 1000000000000 };
      """;
  private static final Duration WINDOW = Duration.ofDays(1);
  private static final List<HistoryKey> KEYS = List.of(new HistoryKey("actor", "payer"));
  private static final int PAYEES = 100;
  private static final int ACCOUNTS = 1000;
  private static final int APPROVAL_EVERY = 5;
  private static final int VARIETY = 1 << 12;

  private final Monitor monitor;
  private final Request[] requests = new Request[VARIETY];
  private final Event[] approvals = new Event[PAYEES];
  private final double step;
  private double now;
  private long count;

  private TemporalLoad(int events) {
    PolicySet policies = PolicySet.parse(POLICIES).orThrow();
    monitor = new Monitor(policies, Rules.of(policies, List.of("actor")).orThrow());
    step = (double) WINDOW.toMillis() / events;
    for (int i = 0; i < VARIETY; i++) {
      requests[i] = request("pay", i % PAYEES, i % ACCOUNTS, 1 + i % 97);
    }
    for (int i = 0; i < PAYEES; i++) {
      approvals[i] = Event.of(request("approve", i, 0, 0), "a").answered(RecordValue.EMPTY);
    }
    for (Event approval : approvals) {
      monitor.observe(approval, KEYS, (long) now);
    }
    for (int i = 0; i < events; i++) {
      advance();
      monitor.observe(Event.of(next(), "r" + count), KEYS, (long) now);
    }
  }

  private static Request request(String action, int payee, int account, int amount) {
    RecordValue input =
        RecordValue.builder().put("payee", "payee-" + payee).put("amount", amount).build();
    return new Request(
        EntityUid.of("Agent", "payer"),
        EntityUid.of("Action", action),
        EntityUid.of("Account", "account-" + account),
        RecordValue.builder().put("input", input).build());
  }

  /** Goes on in time, now and then with an approval, so that payments stay allowed. */
  private void advance() {
    now += step;
    if (++count % APPROVAL_EVERY == 0) {
      Event approval = approvals[(int) (count / APPROVAL_EVERY % PAYEES)];
      monitor.observe(approval, KEYS, (long) now);
    }
  }

  private Request next() {
    return requests[(int) (count & (VARIETY - 1))];
  }

  /**
   * Measures decisions.
   *
   * @param events how many events the window holds
   * @param decisions how many to measure
   * @return the rate and latencies; denied requests count as errors
   */
  static Load.Result measure(int events, int decisions) {
    TemporalLoad load = new TemporalLoad(events);
    long[] nanos = new long[decisions];
    long errors = 0;
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    long started = threads.getCurrentThreadCpuTime();
    for (int i = 0; i < decisions; i++) {
      load.advance();
      Request request = load.next();
      long begin = System.nanoTime();
      boolean allowed =
          load.monitor
              .decide(request, Entities.EMPTY, KEYS, "r" + load.count, (long) load.now)
              .allowed();
      nanos[i] = System.nanoTime() - begin;
      errors += allowed ? 0 : 1;
    }
    // By processor time, since what else the machine does is no part of a core's rate.
    long used = threads.getCurrentThreadCpuTime() - started;
    Arrays.sort(nanos);
    return new Load.Result(
        decisions * 1e9 / used,
        nanos[decisions / 2] / 1e6,
        nanos[(int) (decisions * 0.99)] / 1e6,
        errors);
  }
}
