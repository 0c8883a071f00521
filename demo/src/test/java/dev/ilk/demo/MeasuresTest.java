package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What Acme did within a minute, measured; what to expect was counted by hand. */
class MeasuresTest {
  private static final String PAYMENTS = "https://payments.acme.example";

  private Company company;
  private Web web;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder, settings -> settings);
    web = new Web();
    assertEquals(0, company.declare().code());
  }

  @AfterEach
  void stop() {
    web.close();
    company.close();
  }

  private JsonNode measures(String... more) throws Exception {
    String[] arguments = new String[more.length + 3];
    arguments[0] = "measures";
    arguments[1] = "--now";
    arguments[2] = "--json";
    System.arraycopy(more, 0, arguments, 3, more.length);
    Told told = company.ilk(arguments);
    assertEquals(0, told.code(), told.text());
    return new ObjectMapper().readTree(told.text());
  }

  private static JsonNode of(JsonNode answer, String id, String kind) {
    for (JsonNode measure : answer.path("measures")) {
      for (JsonNode one : measure.path("kinds")) {
        if (measure.path("id").asText().equals(id) && one.path("kind").asText().equals(kind)) {
          return one;
        }
      }
    }
    throw new AssertionError(id + " of " + kind + " is not in " + answer);
  }

  /** Two tokens of a pipeline are given; two more are not, for one reason each. */
  private void exchange() throws Exception {
    Tokens tokens = new Tokens(web, company.ilk());
    for (int i = 0; i < 2; i++) {
      String job = company.jobToken(Company.MAIN, company.ilk());
      assertEquals(200, tokens.workload("prod", job, PAYMENTS).status());
    }
    String job = company.jobToken(Company.MAIN, company.ilk());
    assertEquals(400, tokens.workload("prod", job, "https://nowhere.example").status());
    String expired = company.expiredJobToken(Company.MAIN, company.ilk());
    assertEquals(400, tokens.workload("prod", expired, PAYMENTS).status());
  }

  @Test
  void exchanges_are_counted_by_hand_and_come_to_the_same() throws Exception {
    exchange();
    JsonNode rate = of(measures(), "exchange-failure-rate", "workload");
    assertEquals(4, rate.path("parts").path("exchanges").asInt());
    assertEquals(1, rate.path("parts").path("exchanges-unproven").asInt());
    assertEquals(0.5, rate.path("value").asDouble());
    assertEquals(1, rate.path("days").size());
    assertTrue(of(measures(), "exchange-failure-rate", "agent").path("value").isMissingNode());
  }

  @Test
  void what_is_counted_twice_is_the_same() throws Exception {
    exchange();
    JsonNode once = of(measures(), "exchange-failure-rate", "workload");
    assertEquals(once, of(measures(), "exchange-failure-rate", "workload"));
    JsonNode later = measures();
    assertTrue(later.path("waiting").asInt() <= 4, "only its own events wait: " + later);
    assertFalse(later.path("taken").asText().isEmpty());
  }

  @Test
  void teams_and_environments_are_told_apart() throws Exception {
    exchange();
    JsonNode payments = of(measures("--team", "payments"), "exchange-failure-rate", "workload");
    // The one who proved nothing is of no team.
    assertEquals(3, payments.path("parts").path("exchanges").asInt());
    JsonNode platform = of(measures("--team", "platform"), "exchange-failure-rate", "workload");
    assertEquals("no token was asked for in this time", platform.path("missing").asText());
    JsonNode prod = of(measures("--environment", "prod"), "exchange-failure-rate", "workload");
    assertEquals(4, prod.path("parts").path("exchanges").asInt());
    JsonNode staging = measures("--environment", "staging");
    assertFalse(of(staging, "exchange-failure-rate", "workload").has("value"));
    assertEquals(1, of(staging, "federated-share", "workload").path("whole").asInt());
  }

  @Test
  void what_stands_is_counted_of_the_registry() throws Exception {
    JsonNode answer = measures();
    JsonNode federated = of(answer, "federated-share", "workload");
    assertEquals(3, federated.path("parts").path("machines").asInt());
    assertEquals(1.0, federated.path("value").asDouble());
    assertEquals(1, of(answer, "federated-share", "agent").path("whole").asInt());
    // Alice, Olga, and the operator whom every Ilk has.
    assertEquals(3, of(answer, "expiring-identities", "human").path("whole").asInt());
    JsonNode secrets = of(answer, "static-secrets-left", "workload");
    assertFalse(secrets.has("value"), "nobody looked for any: " + secrets);
    assertEquals("no system was read to its end", secrets.path("missing").asText());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "--team=<script>alert(1)</script>",
        "--team='; DROP TABLE measure; --",
        "--team=\u0000",
        "--environment=%00",
        "--environment=../../prod",
        "--since=0d",
        "--since=99999999999999999999d",
        "--since=2026-13-45",
        "--since=0001-01-01",
        "--since=+999999999-12-31",
        "--until=1969-12-31"
      })
  void what_no_measure_can_be_asked_by_is_refused(String option) throws Exception {
    Told told = company.ilk("measures", option, "--json");
    assertEquals(3, told.code(), told.text());
    assertFalse(told.text().contains("Exception"), told.text());
  }

  @Test
  void privileged_actions_at_the_socket_are_neither_stepped_up_nor_elevated() throws Exception {
    Told revoked =
        company.ilk("revoke", "workload:staging-payments-deployer", "--reason", "retired");
    assertEquals(0, revoked.code(), revoked.text());
    JsonNode answer = measures();
    JsonNode jit = of(answer, "jit-coverage", "human");
    // The declaration was applied, and something was taken back.
    assertEquals(2, jit.path("parts").path("privileged").asInt());
    assertEquals(0.0, jit.path("value").asDouble());
    assertEquals(0.0, of(answer, "step-up-coverage", "human").path("value").asDouble());
    assertEquals(1, of(answer, "time-to-revoke-p95", "workload").path("whole").asInt());
    assertEquals(2, of(answer, "federated-share", "workload").path("whole").asInt());
  }

  @Test
  void what_an_order_reached_is_counted_as_the_record_holds_it() throws Exception {
    exchange();
    Told revoked = company.ilk("revoke", "workload:prod-payments-deployer", "--reason", "leaked");
    assertEquals(0, revoked.code(), revoked.text());
    JsonNode answer = measures();
    assertEquals(1.0, of(answer, "incident-identities", "workload").path("value").asDouble());
    assertEquals(2.0, of(answer, "incident-tokens", "workload").path("value").asDouble());
    assertTrue(of(answer, "incident-tokens", "agent").path("value").isMissingNode());
  }
}
