package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.decide.Question;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final String DOOR = "/access/v1/search/";
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String SUBJECTS =
      """
      {"subject": {"type": "workload"%s}, "action": {"name": "read"},
       "resource": {"type": "Record", "id": "1"}, "context": {"office": true}, "more": 1%s}
      """;
  private static final String RESOURCES =
      """
      {"subject": {"type": "workload", "id": "prod-payments-deployer"},
       "action": {"name": "read"}, "resource": {"type": "Record"%s}%s}
      """;
  private static final String ACTIONS =
      """
      {"subject": {"type": "workload", "id": "prod-payments-deployer"},
       "resource": {"type": "Record", "id": "1"}%s}
      """;

  private final Network network;
  private final String[] bearer;
  private final List<Question> asked = new ArrayList<>();

  SearchTest() throws Exception {
    network = new Network();
    bearer = network.bearer("prod-payments-api");
    // Whatever is even is allowed: resources `r-0`, `r-2` and so on, actions `act-0`, `act-2`.
    network.ilk.decider =
        question -> {
          if (question.action().equals("SearchAccess")) {
            return Verdicts.allow();
          }
          asked.add(question);
          String varied =
              question.action().equals("read") ? question.target().id() : question.action();
          boolean odd =
              !varied.isEmpty() && "13579".indexOf(varied.charAt(varied.length() - 1)) >= 0;
          boolean fixed = question.target().id().equals("1") && question.action().equals("read");
          return odd && !fixed ? Verdicts.deny() : Verdicts.allow();
        };
  }

  @AfterEach
  void close() {
    network.close();
  }

  private JsonNode search(String part, String body) throws Exception {
    Network.Answer answer = network.json(DOOR + part, body, bearer);
    assertEquals(200, answer.status(), answer.response().body());
    return JSON.readTree(answer.response().body());
  }

  private static List<String> names(JsonNode answer) {
    List<String> names = new ArrayList<>();
    answer
        .path("results")
        .forEach(one -> names.add(one.path("id").asText(one.path("name").asText())));
    return names;
  }

  @Test
  void subjects_are_found_by_deciding_for_each() throws Exception {
    JsonNode answer = search("subject", SUBJECTS.formatted("", ""));
    assertEquals(List.of("prod-payments-api", "prod-payments-deployer"), names(answer));
    assertEquals("workload", answer.path("results").path(0).path("type").asText());
    assertEquals("", answer.path("page").path("next_token").asText("none"));
    assertEquals("page", answer.fieldNames().next(), "the page comes first");
    assertEquals(2, asked.size());
    assertTrue(asked.getFirst().context().containsKey("office"));
    assertTrue(asked.getFirst().context().containsKey("environment"));
  }

  @Test
  void the_id_of_what_is_sought_is_ignored() throws Exception {
    assertEquals(
        search("subject", SUBJECTS.formatted("", "")),
        search("subject", SUBJECTS.formatted(", \"id\": 7", "")));
    assertEquals(
        search("resource", RESOURCES.formatted("", "")),
        search("resource", RESOURCES.formatted(", \"id\": \"r-4\"", "")));
  }

  @Test
  void for_whom_is_not_registered_nothing_is_found() throws Exception {
    String stranger = RESOURCES.formatted("", "").replace("deployer", "stranger");
    assertEquals(List.of(), names(search("resource", stranger)));
    assertEquals(
        List.of(), names(search("action", ACTIONS.formatted("").replace("deployer", "stranger"))));
    assertEquals(List.of(), asked, "no policy is asked");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 100})
  void pages_together_hold_all_and_each_once(int limit) throws Exception {
    List<String> all = new ArrayList<>();
    String token = "";
    for (int page = 0; page < 50; page++) {
      String more =
          token.isEmpty()
              ? ", \"page\": {\"limit\": %d}".formatted(limit)
              : ", \"page\": {\"token\": \"%s\"}".formatted(token);
      JsonNode answer = search("resource", RESOURCES.formatted("", more));
      assertTrue(names(answer).size() <= limit);
      assertEquals(names(answer).size(), answer.path("page").path("count").asInt());
      all.addAll(names(answer));
      token = answer.path("page").path("next_token").asText();
      if (token.isEmpty()) {
        break;
      }
    }
    assertEquals(TestIlk.EVEN_RESOURCES, all);
  }

  @Test
  void actions_are_found_without_an_action_in_the_question() throws Exception {
    JsonNode answer = search("action", ACTIONS.formatted(", \"action\": 7"));
    assertEquals(List.of("act-0", "act-2"), names(answer));
    assertEquals(1, answer.path("results").path(0).size());
  }

  @Test
  void a_limit_of_zero_finds_nothing_and_leads_on() throws Exception {
    JsonNode none = search("resource", RESOURCES.formatted("", ", \"page\": {\"limit\": 0}"));
    assertEquals(List.of(), names(none));
    assertFalse(none.path("page").path("next_token").asText().isEmpty());
  }

  @Test
  void a_token_goes_on_with_its_own_search_only() throws Exception {
    String token =
        search("resource", RESOURCES.formatted("", ", \"page\": {\"limit\": 1}"))
            .path("page")
            .path("next_token")
            .asText();
    String with = ", \"page\": {\"token\": \"%s\"%s}";
    for (String body :
        List.of(
            RESOURCES.formatted("", with.formatted(token, ", \"limit\": 2")),
            RESOURCES.formatted("", with.formatted(token, "")).replace("\"read\"", "\"write\""),
            RESOURCES.formatted("", with.formatted(token, "")).replace("Record", "Other"),
            RESOURCES.formatted("", with.formatted("x" + token.substring(1), "")),
            RESOURCES.formatted("", with.formatted("!!!", "")),
            RESOURCES.formatted("", with.formatted("x".repeat(10_000), "")))) {
      assertEquals(400, network.json(DOOR + "resource", body, bearer).status(), body);
    }
    // The order of members makes no other search.
    JsonNode next = search("resource", RESOURCES.formatted("", with.formatted(token, "")));
    String turned =
        """
        {"page": {"token": "%s"}, "resource": {"type": "Record"}, "action": {"name": "read"},
         "subject": {"id": "prod-payments-deployer", "type": "workload"}}
        """
            .formatted(token);
    assertEquals(next, search("resource", turned));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          subject  | {"action": {"name": "read"}, "resource": {"type": "A", "id": "1"}}                      | subject
          subject  | {"subject": {"type": "robot"}, "action": {"name": "a"}, "resource": {"type": "A", "id": "1"}} | subject.type
          subject  | {"subject": {"type": 7}, "action": {"name": "a"}, "resource": {"type": "A", "id": "1"}} | subject.type
          subject  | {"subject": {"type": "agent"}, "resource": {"type": "A", "id": "1"}}                    | action
          subject  | {"subject": {"type": "agent"}, "action": {"name": "a"}, "resource": {"type": "A"}}      | resource.id
          resource | {"subject": {"type": "agent"}, "action": {"name": "a"}, "resource": {"type": "A"}}      | subject.id
          resource | {"subject": {"type": "agent", "id": "a"}, "action": {"name": "a"}, "resource": []}      | resource
          action   | {"subject": {"type": "agent", "id": "a"}}                                               | resource
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "context": 1} | context
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "page": 1} | page
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "page": {"limit": -1}} | page.limit
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "page": {"limit": "1"}} | page.limit
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "page": {"limit": 0.5}} | page.limit
          action   | {"subject": {"type": "agent", "id": "a"}, "resource": {"type": "A", "id": "1"}, "page": {"token": 1}} | page.token
          """)
  void what_is_missing_or_ill_typed_is_400_with_its_place(String part, String body, String place) {
    Network.Answer answer = network.json(DOOR + part, body, bearer);
    assertEquals(400, answer.status(), answer.response().body());
    assertTrue(
        answer.response().body().contains("\"where\":\"" + place + "\""), answer.response().body());
    assertEquals(List.of(), asked);
  }

  @Test
  void a_limit_beyond_all_bounds_is_the_largest_there_is() throws Exception {
    String most = ", \"page\": {\"limit\": 99999999999999999999}";
    assertEquals(TestIlk.EVEN_RESOURCES, names(search("resource", RESOURCES.formatted("", most))));
  }

  @Test
  void any_change_to_a_search_is_answered_or_refused() {
    Random random = new Random(11);
    String whole = RESOURCES.formatted("", ", \"page\": {\"limit\": 3, \"token\": \"\"}");
    for (int i = 0; i < 500; i++) {
      char[] changed = whole.toCharArray();
      for (int edits = 1 + random.nextInt(3); edits > 0; edits--) {
        changed[random.nextInt(changed.length)] = (char) (32 + random.nextInt(95));
      }
      int status = network.json(DOOR + "resource", new String(changed), bearer).status();
      assertTrue(status == 200 || status == 400, () -> status + " for " + new String(changed));
    }
  }

  @Test
  void a_search_is_one_entry_in_the_record_and_permits_nothing() throws Exception {
    search("resource", RESOURCES.formatted("", ""));
    Event event = network.ilk.lastEvent();
    assertEquals("SearchAccess", event.action());
    Particulars.OfAction told = (Particulars.OfAction) event.particulars();
    assertEquals("resources", told.details().get("sought"));
    assertEquals("5", told.details().get("found"));
    network.ilk.recordReachable = false;
    assertEquals(
        503, network.json(DOOR + "resource", RESOURCES.formatted("", ""), bearer).status());
  }

  @Test
  void only_an_enforcement_point_may_search() {
    String body = RESOURCES.formatted("", "");
    assertEquals(401, network.json(DOOR + "resource", body).status());
    network.ilk.decider = question -> Verdicts.deny();
    assertEquals(403, network.json(DOOR + "resource", body, bearer).status());
    assertEquals(405, network.get(DOOR + "subject", bearer).status());
    assertEquals(415, network.post(DOOR + "subject", "text/plain", body, bearer).status());
  }

  @Test
  void the_request_id_comes_back_and_the_metadata_names_the_doors() {
    String[] headers = {bearer[0], bearer[1], "X-Request-ID", "r-17"};
    for (String part : List.of("subject", "resource", "action")) {
      assertEquals("r-17", network.json(DOOR + part, "{}", headers).header("X-Request-ID"));
      assertEquals(
          TestIlk.ISSUERS.base() + DOOR + part,
          network
              .get("/.well-known/authzen-configuration")
              .text("search_%s_endpoint".formatted(part)));
    }
  }
}
