package dev.ilk.guard;

import static dev.ilk.guard.Service.EVALUATION;
import static dev.ilk.guard.Service.outcome;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Decisions asked of Ilk. */
class AskingTest {
  private static final GuardedAction REFUND =
      new GuardedAction(
          "payments:refund", "Payment", "p-1", Map.of("amount", 250L), Optional.empty());

  private final Service service = new Service();
  private final Judge asking = new Asking(service.ilk.uri(), service.own);

  @BeforeEach
  void ready() {
    service.answers(EVALUATION, 200, "{\"decision\":true}");
  }

  @AfterEach
  void close() {
    service.close();
  }

  @Test
  void the_question_names_caller_action_resource_and_journey() {
    assertEquals("allowed: allowed", outcome(asking, service.caller(), REFUND));
    Claims asked = Service.parsed(service.received.getFirst());
    assertEquals(Map.of("type", "workload", "id", "prod-checkout"), asked.asMap().get("subject"));
    assertEquals(Map.of("name", "payments:refund"), asked.asMap().get("action"));
    assertEquals(
        Map.of("type", "Payment", "id", "p-1", "properties", Map.of("amount", 250L)),
        asked.asMap().get("resource"));
    assertEquals(
        Map.of(
            "actor",
            "workload:prod-checkout",
            "ilk",
            Map.of("token", "tok_one", "txn", "cor_journey")),
        asked.asMap().get("context"));
    assertEquals(List.of("Bearer own-1"), service.shown);
  }

  @Test
  void an_agent_is_asked_about_as_itself_under_its_delegation() {
    assertEquals("allowed: allowed", outcome(asking, service.agent(), REFUND));
    Claims asked = Service.parsed(service.received.getFirst());
    assertEquals(Map.of("type", "agent", "id", "prod-helper"), asked.asMap().get("subject"));
    assertEquals(
        Optional.of("del_one"),
        asked.nested("context").flatMap(c -> c.nested("ilk")).flatMap(i -> i.text("delegation")));
  }

  @Test
  void a_denial_comes_with_its_reason_and_policies() throws IlkUnavailable {
    service.answers(
        EVALUATION,
        200,
        "{\"decision\":false,\"context\":{\"reason\":\"over 100\",\"policies\":[\"limit\"]}}");
    Judgement judgement = asking.judge(service.caller(), REFUND);
    assertEquals(new Judgement(false, "over 100", List.of("limit")), judgement);
  }

  @Test
  void every_action_is_asked_about_anew() {
    outcome(asking, service.caller(), REFUND);
    service.answers(EVALUATION, 200, "{\"decision\":false}");
    assertEquals("denied: denied", outcome(asking, service.caller(), REFUND));
    assertEquals(2, service.received.size());
    assertEquals(1, service.tokens.get(), "with one token of its own");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "200 | {}",
        "200 | {\"decision\":\"true\"}",
        "200 | {\"decision\":1}",
        "200 | {\"decision\":true,\"decision\":true}",
        "200 | true",
        "200 | {\"decision\":true",
        "204 | {\"decision\":true}",
        "302 | {\"decision\":true}",
        "403 | {\"decision\":true}",
        "503 | {\"decision\":true}",
      })
  void an_answer_that_is_not_clearly_yes_or_no_is_none(int status, String answer) {
    service.answers(EVALUATION, status, answer);
    assertEquals("unavailable", outcome(asking, service.caller(), REFUND));
  }

  @Test
  void a_token_that_is_no_longer_taken_is_exchanged_anew_once() {
    service.ilk.on(
        EVALUATION,
        exchange -> {
          String shown = exchange.getRequestHeaders().getFirst("Authorization");
          service.shown.add(shown);
          Ilk.json(exchange, shown.equals("Bearer own-2") ? 200 : 401, "{\"decision\":true}");
        });
    assertEquals("allowed: allowed", outcome(asking, service.caller(), REFUND));
    assertEquals(List.of("Bearer own-1", "Bearer own-2"), service.shown);
    service.answers(EVALUATION, 401, "{}");
    service.shown.clear();
    assertEquals("unavailable", outcome(asking, service.caller(), REFUND));
    assertEquals(List.of("Bearer own-2", "Bearer own-3"), service.shown);
  }
}
