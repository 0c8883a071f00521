package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.server.config.Place;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a node tells Prometheus. */
class MetricsTest {
  private Company company;
  private Web web;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company =
        Company.start(
            folder, settings -> settings.but().metrics(new Place("127.0.0.1", 0)).build());
    assertEquals(0, company.declare().code());
    web = new Web();
  }

  @AfterEach
  void stop() {
    if (company != null) {
      web.close();
      company.close();
    }
  }

  private String metrics() throws Exception {
    Answer answer = web.get("http://127.0.0.1:" + company.metricsPort() + "/metrics");
    assertEquals(200, answer.status(), answer.text());
    return answer.text();
  }

  private static void holds(String line, String text) {
    assertTrue(text.lines().anyMatch(one -> one.startsWith(line)), () -> line + " not in\n" + text);
  }

  @Test
  void a_revocation_is_timed_to_this_node_and_to_the_guards_that_wait() throws Exception {
    Answer exchanged =
        new Tokens(web, company.ilk())
            .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE);
    String id = Jwt.claim(exchanged.json().path("access_token").asText(), "jti");
    holds("ilk_revocation_seen_seconds_count 0", metrics());
    assertEquals(0, company.ilk("revoke", id, "--reason", "a test").code());
    holds("ilk_revocation_seen_seconds_count 1", metrics());
    holds("ilk_revocations_held 1.0", metrics());
    String feed = company.ilk() + "/e/prod/workload/revocations?after=0&wait=";
    assertEquals(200, web.get(feed + 0).status());
    holds("ilk_revocation_told_seconds_count 0", metrics());
    assertEquals(200, web.get(feed + 1).status());
    holds("ilk_revocation_told_seconds_count 1", metrics());
  }

  @Test
  void what_the_record_keeps_is_counted_by_command_and_result_without_names() throws Exception {
    new Tokens(web, company.ilk())
        .workload("prod", company.jobToken(Company.MAIN, company.ilk()), PaymentsApi.AUDIENCE);
    new Tokens(web, company.ilk()).workload("prod", "no token", PaymentsApi.AUDIENCE);
    String text = metrics();
    holds("ilk_events_total{action=\"ExchangeToken\",result=\"done\"} 1.0", text);
    holds("ilk_events_total{action=\"ExchangeToken\",result=\"unproven\"} 1.0", text);
    holds("ilk_store_answers 1.0", text);
    holds("jvm_memory_used_bytes", text);
    assertFalse(text.contains("payments"), text);
  }

  @Test
  void metrics_are_read_at_their_own_port_and_nowhere_else_on_the_network() throws Exception {
    assertEquals(404, web.get(company.ilk() + "/metrics").status());
    assertEquals(
        404, web.get("http://127.0.0.1:" + company.metricsPort() + "/health/live").status());
  }
}
