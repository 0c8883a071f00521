package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.record.Event;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EvaluationsTest {
  private static final String DOOR = "/access/v1/evaluations";
  private static final ObjectMapper JSON = new ObjectMapper();

  private final Network network;
  private final String[] bearer;
  private final List<String> asked = new ArrayList<>();

  EvaluationsTest() throws Exception {
    network = new Network();
    bearer = network.bearer("prod-payments-api");
    // Whatever is read is allowed, and nothing else.
    network.ilk.decider =
        question -> {
          if (question.action().equals("EvaluateAccess")) {
            return Verdicts.allow();
          }
          asked.add(question.action() + " " + question.target().id());
          return question.action().equals("read") ? Verdicts.allow() : Verdicts.deny();
        };
  }

  @AfterEach
  void close() {
    network.close();
  }

  /** Each word is an action on its own record; what they share stands once. */
  private Network.Answer ask(String semantic, String... actions) {
    String items =
        IntStream.range(0, actions.length)
            .mapToObj(i ->
                "{\"action\":{\"name\":\"%s\"},\"resource\":{\"type\":\"Record\",\"id\":\"%d\"}}"
                    .formatted(actions[i], i))
            .collect(Collectors.joining(","));
    return network.json(
        DOOR,
        """
        {"subject": {"type": "workload", "id": "prod-payments-deployer"},
         "options": {"evaluations_semantic": "%s", "other": 1},
         "evaluations": [%s], "unknown": true}
        """
            .formatted(semantic, items),
        bearer);
  }

  private static String decisions(Network.Answer answer) throws Exception {
    List<String> decisions = new ArrayList<>();
    JSON.readTree(answer.response().body())
        .path("evaluations")
        .forEach(one -> decisions.add(one.path("decision").asText()));
    return String.join(" ", decisions);
  }

  @ParameterizedTest
  @CsvSource({
    "execute_all, true false true false",
    "deny_on_first_deny, true false",
    "permit_on_first_permit, true"
  })
  void the_semantic_says_when_it_ends(String semantic, String expected) throws Exception {
    Network.Answer answer = ask(semantic, "read", "write", "read", "write");
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(expected, decisions(answer));
    assertEquals(expected.split(" ", -1).length, asked.size());
  }

  @Test
  void each_question_has_its_own_answer_in_its_place_and_its_own_entry_in_the_record()
      throws Exception {
    Network.Answer answer = ask("execute_all", "read", "write");
    assertEquals(List.of("read 0", "write 1"), asked);
    JsonNode second = JSON.readTree(answer.response().body()).path("evaluations").path(1);
    assertTrue(second.path("context").path("reason").asText().length() > 0);
    assertEquals(Event.Result.DENIED, network.ilk.lastEvent().result());
    assertEquals(answer.header("Ilk-Correlation"), network.ilk.lastEvent().correlation().value());
  }

  @Test
  void what_is_wrong_with_one_is_told_in_its_place_and_is_a_denial() throws Exception {
    Network.Answer answer =
        network.json(
            DOOR,
            """
            {"subject": {"type": "workload", "id": "prod-payments-deployer"},
             "resource": {"type": "Record", "id": "1"},
             "evaluations": [{"action": {"name": "read"}}, {"action": 7}, {}, 3,
                             {"action": {"name": "read"}}]}
            """,
            bearer);
    assertEquals("true false false false true", decisions(answer));
    JsonNode error =
        JSON.readTree(answer.response().body()).path("evaluations").path(1).path("context");
    assertEquals(400, error.path("error").path("status").asInt());
    assertTrue(error.path("error").path("message").asText().startsWith("action"));
  }

  @ParameterizedTest
  @CsvSource({"''", "'\"evaluations\": [],'"})
  void without_a_list_it_is_a_single_question(String list) throws Exception {
    Network.Answer answer =
        network.json(
            DOOR,
            """
            {%s "subject": {"type": "workload", "id": "prod-payments-deployer"},
             "action": {"name": "read"}, "resource": {"type": "Record", "id": "1"}}
            """
                .formatted(list),
            bearer);
    assertEquals(200, answer.status());
    assertTrue(JSON.readTree(answer.response().body()).path("decision").asBoolean());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"evaluations": {}}                                                  | evaluations
          {"evaluations": "all"}                                               | evaluations
          {"evaluations": [{}], "options": {"evaluations_semantic": "some"}}   | options
          {"evaluations": [{}], "options": {"evaluations_semantic": 1}}        | options
          """)
  void what_is_wrong_with_all_of_it_is_refused_with_its_place(String body, String place) {
    Network.Answer answer = network.json(DOOR, body, bearer);
    assertEquals(400, answer.status());
    assertTrue(answer.response().body().contains(place), answer.response().body());
    assertEquals(List.of(), asked);
  }

  @Test
  void more_questions_than_are_taken_are_refused() {
    String[] many = new String[101];
    Arrays.fill(many, "read");
    assertEquals(400, ask("execute_all", many).status());
    assertEquals(List.of(), asked);
  }

  @Test
  void nobody_asks_without_proof_and_nothing_is_answered_without_the_record() throws Exception {
    assertEquals(401, network.json(DOOR, "{\"evaluations\":[{}]}").status());
    network.ilk.recordReachable = false;
    assertEquals(503, ask("execute_all", "read").status());
  }

  @Test
  void the_metadata_tells_of_the_door() throws Exception {
    Network.Answer metadata = network.get("/.well-known/authzen-configuration");
    assertTrue(
        JSON.readTree(metadata.response().body())
            .path("access_evaluations_endpoint")
            .asText()
            .endsWith(DOOR));
  }
}
