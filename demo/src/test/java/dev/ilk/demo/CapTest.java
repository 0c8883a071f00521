package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules over time at the real doors: caps under attack, on one node and on two. */
class CapTest {
  private static final int CAP = 20;
  private static final int ATTACK = 120;
  private static final String RULES =
      """
      @id("deploys-cap")
      @reason("no more than 20 deployments in five minutes")
      forbid (principal, action == Action::"payments:deploy", resource)
      when temporal { count_within(5m, Action::"payments:deploy"::request{}) > 20 };

      @id("tokens-cap")
      @reason("three tokens in five minutes are enough")
      forbid (
        principal == Workload::"prod-payments-deployer",
        action == Action::"ExchangeToken",
        resource
      )
      when temporal { count_within(5m, Action::"ExchangeToken"::response{}) > 2 };

      @id("no-deploy-after-failure")
      @reason("the last deployment failed")
      forbid (principal, action == Action::"payments:deploy", resource == Release::"fragile")
      when temporal {
        formerly within 5m Action::"payments:deploy"::error{ callerResource: resource }
      };
      """;

  @Test
  void parallel_requests_to_one_node_are_stopped_exactly_at_the_cap(@TempDir Path folder)
      throws Exception {
    try (Company company = Company.start(folder, settings -> settings)) {
      declare(company);
      assertEquals(CAP, attack(company, List.of(company.ilk())));
    }
  }

  @Test
  void parallel_requests_to_two_nodes_are_stopped_exactly_at_the_cap(@TempDir Path folder)
      throws Exception {
    try (TwoNodes nodes = TwoNodes.start(folder, Optional.empty())) {
      declare(nodes.company);
      Eventually.answers(200, () -> Journeys.at(nodes.company).exchange(nodes.second()));
      assertEquals(CAP, attack(nodes.company, List.of(nodes.company.ilk(), nodes.second())));
    }
  }

  @Test
  void tokens_are_counted_when_they_were_issued(@TempDir Path folder) throws Exception {
    try (Company company = Company.start(folder, settings -> settings)) {
      declare(company);
      Journeys journeys = Journeys.at(company);
      for (int i = 0; i < 3; i++) {
        assertEquals(200, journeys.exchange(company.ilk()).status());
      }
      Answer fourth = journeys.exchange(company.ilk());
      assertEquals(400, fourth.status());
      assertTrue(fourth.text().contains("three tokens in five minutes"), fourth.text());
    }
  }

  @Test
  void a_failure_that_is_reported_is_remembered(@TempDir Path folder) throws Exception {
    try (Company company = Company.start(folder, settings -> settings);
        Web web = new Web()) {
      declare(company);
      String asking = asking(web, company);
      JsonNode allowed = evaluated(web, company.ilk(), asking, "fragile");
      assertTrue(allowed.path("decision").asBoolean(), allowed.toString());
      String request = allowed.path("context").path("request").asText();
      String told =
          question("fragile")
              .replaceFirst(
                  "\\{",
                  "{\"decision\": true, \"outcome\": {\"request\": \"%s\", \"done\": false},"
                      .formatted(request));
      Answer report = web.json(company.ilk() + "/access/v1/reports", told, "Authorization", asking);
      assertEquals(200, report.status(), report.text());
      JsonNode after = evaluated(web, company.ilk(), asking, "fragile");
      assertFalse(after.path("decision").asBoolean());
      assertTrue(after.toString().contains("no-deploy-after-failure"), after.toString());
      assertTrue(
          evaluated(web, company.ilk(), asking, "sturdy").path("decision").asBoolean(),
          "another release is another history of failures");
    }
  }

  private static void declare(Company company) throws IOException {
    Told declared = company.declare();
    assertEquals(0, declared.code(), declared.text());
    Path rules = Files.writeString(company.folder().resolve("caps.cedar"), RULES);
    Told applied = company.ilk("apply", "-f", rules.toString());
    assertEquals(0, applied.code(), applied.text());
  }

  /** How many of many requests at once are allowed. */
  private static long attack(Company company, List<String> nodes) throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    try (Web web = new Web();
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      String asking = asking(web, company);
      List<Future<JsonNode>> answers = new ArrayList<>();
      for (int i = 0; i < ATTACK; i++) {
        String node = nodes.get(i % nodes.size());
        answers.add(
            threads.submit(() -> {
              start.await();
              return evaluated(web, node, asking, "r1");
            }));
      }
      start.countDown();
      long passed = 0;
      for (Future<JsonNode> answer : answers) {
        passed += answer.get().path("decision").asBoolean() ? 1 : 0;
      }
      return passed;
    }
  }

  /** The payments API's authority to ask. */
  private static String asking(Web web, Company company) throws Exception {
    String proof = company.podToken(Company.API_POD, company.ilk());
    Answer answer = new Tokens(web, company.ilk()).workload("prod", proof, company.ilk());
    return "Bearer " + answer.json().path("access_token").asText();
  }

  private static JsonNode evaluated(Web web, String node, String asking, String release)
      throws Exception {
    Answer answer =
        web.json(node + "/access/v1/evaluation", question(release), "Authorization", asking);
    assertEquals(200, answer.status(), answer.text());
    return answer.json();
  }

  private static String question(String release) {
    return """
    {"subject": {"type": "workload", "id": "prod-payments-deployer"},
     "action": {"name": "payments:deploy"},
     "resource": {"type": "Release", "id": "%s"}}
    """
        .formatted(release);
  }
}
