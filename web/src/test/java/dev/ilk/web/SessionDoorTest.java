package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.ListSessions;
import dev.ilk.gate.SessionView;
import dev.ilk.kernel.Id;
import java.net.http.HttpRequest;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** At the local socket, where the caller is a person. */
class SessionDoorTest {
  private final Network network;
  private final TestIlk ilk;

  SessionDoorTest() throws Exception {
    network = new Network(true);
    ilk = network.ilk;
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Network.Answer delete(String path) {
    return network.send(HttpRequest.newBuilder(network.uri(path)).DELETE());
  }

  @Test
  void a_session_is_told_with_its_browser_in_words_and_as_it_was_sent() throws Exception {
    String agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0<b>";
    SessionView view =
        new SessionView(
            ilk.ids.session(),
            true,
            "https://login.example",
            ilk.now,
            ilk.now,
            ilk.now.plusSeconds(1800),
            ilk.now.plusSeconds(3600),
            agent,
            "192.0.2.7",
            Optional.of("CH"),
            true,
            Optional.of("compliant"),
            Optional.of(
                new SessionView.Moved(List.of("browser"), "curl/8", "198.51.100.9", ilk.now)),
            ilk.now,
            "phr",
            List.of("user"),
            List.of(new SessionView.App(ilk.ids.grant(), "Notes")));
    Elevation elevation =
        new Elevation(
            ilk.ids.elevation(),
            ilk.operator.id(),
            new Role("dba"),
            "INC-7",
            ilk.now,
            ilk.now.plusSeconds(60),
            List.of());
    ilk.prepared.put(
        ListSessions.class,
        new ListSessions.Told("human:operator", List.of(elevation), List.of(view)));
    Network.Answer answer = network.get("/v1/sessions");
    assertEquals(200, answer.status(), answer.response().body());
    JsonNode told = new ObjectMapper().readTree(answer.response().body());
    JsonNode one = told.path("sessions").path(0);
    assertEquals("Firefox 140 on Linux", one.path("client").asText());
    assertEquals(agent, one.path("user_agent").asText());
    assertEquals("CH", one.path("country").asText());
    assertEquals("curl 8", one.path("moved").path("client").asText());
    assertEquals("Notes", one.path("apps").path(0).path("name").asText());
    assertEquals("dba", told.path("elevations").path(0).path("role").asText());
    assertEquals(new ListSessions(Optional.empty()), ilk.asked.getLast());
  }

  @Test
  void without_a_name_the_others_end_and_with_one_all_of_that_person() {
    ilk.prepared.put(EndSessions.class, new EndSessions.Ended(List.of()));
    assertEquals(200, delete("/v1/sessions").status());
    assertEquals(new EndSessions(new EndSessions.Others()), ilk.asked.getLast());
    assertEquals(200, delete("/v1/sessions?of=alice").status());
    assertEquals(new EndSessions(new EndSessions.AllOf("alice")), ilk.asked.getLast());
    Id.Session id = ilk.ids.session();
    assertEquals(200, delete("/v1/sessions/" + id.value()).status());
    assertEquals(new EndSessions(new EndSessions.One(id)), ilk.asked.getLast());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ses_x",
        "/ilk_ses_AAAA",
        "/%00",
        "/ses_01k%2F..",
        "/0123456789012345678901234567890123456789"
      })
  void what_is_no_name_of_a_session_ends_none(String path) {
    assertEquals(404, delete("/v1/sessions" + path).status());
    assertEquals(List.of(), ilk.asked);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "%20", "a%0Ab", "%F0%9F%98%80"})
  void what_is_no_name_of_a_person_never_means_oneself(String name) {
    assertEquals(400, delete("/v1/sessions?of=" + name).status());
    assertEquals(400, network.get("/v1/sessions?of=" + name).status());
    assertEquals(List.of(), ilk.asked);
  }
}
