package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.actor.Role;
import dev.ilk.decide.Decision;
import dev.ilk.gate.BeginElevation;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.RequestElevation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the local socket, where the caller is a person. */
class ElevationDoorTest {
  private static final String ASKED =
      "{\"role\":\"operator\",\"lasting\":\"30m\",\"reason\":\"INC-7\"}";

  private final Network network;
  private final TestIlk ilk;

  ElevationDoorTest() throws Exception {
    network = new Network(true);
    ilk = network.ilk;
  }

  @AfterEach
  void close() {
    network.close();
  }

  private ElevationState state() {
    return new ElevationState(
        ilk.ids.elevation(),
        ilk.operator.id(),
        "human:operator",
        new Role("operator"),
        Duration.ofMinutes(30),
        "INC-7",
        ilk.now,
        ElevationState.Status.WAITING,
        Optional.of(ilk.ids.accessRequest()),
        List.of("sre"),
        Optional.empty(),
        Optional.empty());
  }

  private static JsonNode body(Network.Answer answer) throws Exception {
    return new ObjectMapper().readTree(answer.response().body());
  }

  private void withheld(Decision decision) {
    ilk.prepared.put(RequestElevation.class, new ElevationAnswer.Withheld(decision));
  }

  @Test
  void what_waits_says_for_whom() throws Exception {
    ElevationState state = state();
    ilk.prepared.put(RequestElevation.class, new ElevationAnswer.Granted(state));
    Network.Answer answer = network.json("/v1/elevations", ASKED);
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(state.id().value(), answer.text("id"));
    assertEquals("waiting", answer.text("status"));
    assertEquals("sre", body(answer).path("waits_for").path(0).asText());
    assertEquals(
        new RequestElevation(new Role("operator"), Duration.ofMinutes(30), "INC-7"),
        ilk.asked.getLast());
  }

  @Test
  void a_step_up_is_asked_for_as_the_standard_says_and_a_no_is_a_no() {
    withheld(
        new Decision.Needs(
            List.of("p"), "it takes a key", "1", List.of(new Decision.Need.StepUp("phr"))));
    Network.Answer stepUp = network.json("/v1/elevations", ASKED);
    assertEquals(401, stepUp.status());
    assertTrue(
        stepUp
            .response()
            .headers()
            .firstValue("WWW-Authenticate")
            .orElseThrow()
            .contains("acr_values=\"phr\""));
    withheld(new Decision.Deny(List.of("p"), "not you", "1"));
    Network.Answer denied = network.json("/v1/elevations", ASKED);
    assertEquals(403, denied.status());
    assertEquals("not you", denied.text("detail"));
  }

  @Test
  void a_denial_for_want_of_an_elevation_says_how_to_get_one() throws Exception {
    ilk.decider =
        question ->
            new Decision.Needs(
                List.of("p"), "take it up", "1", List.of(new Decision.Need.Elevation("dba")));
    Network.Answer answer = network.json("/v1/elevations", ASKED);
    assertEquals(403, answer.status());
    assertEquals("elevation dba", body(answer).path("needs").path(0).asText());
    assertTrue(answer.text("detail").contains("ilk elevate dba"), answer.text("detail"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "[]",
        "{\"role\":\"operator\",\"lasting\":\"30m\"}",
        "{\"role\":\"\",\"lasting\":\"30m\",\"reason\":\"r\"}",
        "{\"role\":\"Operator\",\"lasting\":\"30m\",\"reason\":\"r\"}",
        "{\"role\":\"op\\\"erator\",\"lasting\":\"30m\",\"reason\":\"r\"}",
        "{\"role\":7,\"lasting\":\"30m\",\"reason\":\"r\"}",
        "{\"role\":\"operator\",\"lasting\":\"13h\",\"reason\":\"r\"}",
        "{\"role\":\"operator\",\"lasting\":\"59s\",\"reason\":\"r\"}",
        "{\"role\":\"operator\",\"lasting\":\"999999999d\",\"reason\":\"r\"}",
        "{\"role\":\"operator\",\"lasting\":\"-1h\",\"reason\":\"r\"}",
        "{\"role\":\"operator\",\"lasting\":\"30m\",\"reason\":\"  \"}",
        "{\"role\":\"operator\",\"lasting\":\"30m\",\"reason\":\"r\",\"until\":\"always\"}"
      })
  void what_is_no_request_is_refused(String body) {
    assertEquals(400, network.json("/v1/elevations", body).status());
    assertEquals(List.of(), ilk.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/v1/elevations/x", "/v1/elevations/arq_01k", "/v1/elevations/elv_"})
  void what_is_no_elevations_id_is_refused(String path) {
    assertEquals(400, network.get(path).status());
    assertEquals(400, network.json(path + "/begin", "{}").status());
    assertEquals(400, network.json(path + "/end", "{}").status());
    assertEquals(List.of(), ilk.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"?limit=0", "?limit=201", "?limit=x", "?whose=others"})
  void a_list_is_bounded(String query) {
    assertEquals(400, network.get("/v1/elevations" + query).status());
  }

  @Test
  void ones_own_are_listed_unless_all_are_asked_for() throws Exception {
    ilk.prepared.put(ListElevations.class, List.of(state()));
    Network.Answer answer = network.get("/v1/elevations");
    assertEquals(1, body(answer).path("elevations").size());
    assertEquals(new ListElevations(ListElevations.Whose.OWN, 50), ilk.asked.getLast());
    network.get("/v1/elevations?whose=all&limit=2");
    assertEquals(new ListElevations(ListElevations.Whose.ALL, 2), ilk.asked.getLast());
  }

  @Test
  void what_was_approved_is_begun() {
    ElevationState state = state();
    ilk.prepared.put(BeginElevation.class, new ElevationAnswer.Granted(state));
    Network.Answer answer = network.json("/v1/elevations/" + state.id().value() + "/begin", "{}");
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(new BeginElevation(state.id()), ilk.asked.getLast());
  }

  @Test
  void software_takes_up_no_role() throws Exception {
    try (Network open = new Network()) {
      Network.Answer answer =
          open.json("/v1/elevations", ASKED, open.bearer("prod-payments-deployer"));
      assertEquals(403, answer.status());
      assertEquals("wrong_plane", answer.text("code"));
    }
  }
}
