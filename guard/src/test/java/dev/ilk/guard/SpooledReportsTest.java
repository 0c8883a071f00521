package dev.ilk.guard;

import static dev.ilk.guard.Service.REPORTS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that reach Ilk, however late. */
class SpooledReportsTest {
  @TempDir Path folder;
  private final Service service = new Service();

  /** Each report that came, whatever it was answered. */
  private final BlockingQueue<Claims> came = new LinkedBlockingQueue<>();

  /** Each that was answered 200. */
  private final Set<Claims> taken = ConcurrentHashMap.newKeySet();

  @AfterEach
  void close() {
    service.close();
  }

  /** From now on, the report with this number, counted from 0, is answered so. */
  private void answers(IntUnaryOperator status, String body) {
    AtomicInteger count = new AtomicInteger();
    service.ilk.on(
        REPORTS,
        exchange -> {
          String text =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          int answer = status.applyAsInt(count.getAndIncrement());
          if (answer == 200) {
            taken.add(Service.parsed(text));
          }
          Ilk.json(exchange, answer, body);
          came.add(Service.parsed(text));
        });
  }

  private SpooledReports open() throws IOException {
    return SpooledReports.open(folder, Spool.LEAST, service.ilk.uri(), service.own);
  }

  private Claims next() throws InterruptedException {
    Claims report = came.poll(20, TimeUnit.SECONDS);
    if (report == null) {
      throw new AssertionError("no report came");
    }
    return report;
  }

  private static Claims numbered(long number) {
    return Claims.builder().put("number", number).build();
  }

  @Test
  void a_decision_counts_while_ilk_is_away_and_is_told_when_it_is_back() throws Exception {
    answers(n -> 503, "{}");
    try (SpooledReports reports = open()) {
      PolicySet policies =
          PolicySet.parse(
                  SourceText.of("@id(\"all\") permit (principal, action, resource);"),
                  PolicySet.Ids.BY_ANNOTATION)
              .orThrow();
      Judge judge = new Deciding(policies, reports, service.ilk.clock);
      GuardedAction read = GuardedAction.of("payments:read", "Payment", "p-1");
      assertTrue(judge.judge(service.caller(), read).allowed());
      assertEquals("workload", next().nested("subject").orElseThrow().text("type").orElse(""));
      assertTrue(judge.judge(service.agent(), read).allowed());
      answers(n -> 200, "{}");
      Claims first = next();
      Claims second = next();
      assertEquals("workload", first.nested("subject").orElseThrow().text("type").orElse(""));
      assertEquals("agent", second.nested("subject").orElseThrow().text("type").orElse(""));
      Claims which = first.nested("report").orElseThrow();
      assertEquals(service.ilk.clock.instant(), Instant.parse(which.text("decided").orElseThrow()));
      assertNotEquals(which, second.nested("report").orElseThrow());
    }
  }

  @Test
  void each_report_is_sent_until_it_is_taken() throws Exception {
    answers(n -> n % 3 == 1 ? 500 : 200, "{}");
    try (SpooledReports reports = open()) {
      for (long n = 0; n < 100; n++) {
        reports.take(numbered(n));
      }
      while (taken.size() < 100) {
        next();
      }
    }
  }

  @Test
  void while_ilk_is_away_one_report_finds_out_when_it_is_back() throws Exception {
    answers(n -> n < 3 ? 503 : 200, "{}");
    try (SpooledReports reports = open()) {
      reports.take(numbered(0));
      assertEquals(numbered(0), next());
      reports.take(numbered(1));
      reports.take(numbered(2));
      assertEquals(numbered(0), next());
      assertEquals(numbered(0), next());
      assertEquals(numbered(0), next());
      assertEquals(Set.of(numbered(1), numbered(2)), Set.of(next(), next()));
    }
  }

  @Test
  void a_report_that_ilk_knows_is_not_sent_again() throws Exception {
    answers(n -> n == 0 ? 409 : 200, "{\"code\":\"report_known\"}");
    try (SpooledReports reports = open()) {
      reports.take(numbered(0));
      assertEquals(numbered(0), next());
      reports.take(numbered(1));
      assertEquals(numbered(1), next());
    }
  }

  @Test
  void a_report_that_will_never_be_taken_is_set_aside_and_does_not_hold_up_the_rest()
      throws Exception {
    answers(n -> n == 0 ? 400 : 200, "{\"code\":\"member_invalid\"}");
    try (SpooledReports reports = open()) {
      reports.take(numbered(0));
      assertEquals(numbered(0), next());
      reports.take(numbered(1));
      assertEquals(numbered(1), next());
      assertTrue(Files.readString(folder.resolve("set-aside.log")).contains("{\"number\":0}"));
      assertTrue(reports.waiting() > 0);
    }
  }

  @Test
  void what_is_left_is_sent_by_the_next_to_open_the_folder() throws Exception {
    answers(n -> 503, "{}");
    try (SpooledReports reports = open()) {
      reports.take(numbered(0));
      assertEquals(numbered(0), next());
      reports.take(numbered(1));
    }
    came.clear();
    answers(n -> 200, "{}");
    try (SpooledReports reports = open()) {
      assertEquals(Set.of(numbered(0), numbered(1)), Set.of(next(), next()));
    }
  }

  @Test
  void with_the_spool_full_no_decision_counts() throws Exception {
    answers(n -> 503, "{}");
    try (SpooledReports reports = open()) {
      Claims large = Claims.builder().put("text", "x".repeat(200_000)).build();
      for (int i = 0; i < 5; i++) {
        reports.take(large);
      }
      assertThrows(IlkUnavailable.class, () -> reports.take(large));
    }
  }
}
