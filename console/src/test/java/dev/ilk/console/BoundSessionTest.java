package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.place.Place;
import dev.ilk.place.Point;
import dev.ilk.prove.human.People;
import dev.ilk.record.Event;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What becomes of a session whose cookies are stolen, and what is known of where it is used. */
class BoundSessionTest {
  private static final String THIEF = "198.51.100.9";

  private final Browser browser = new Browser();
  private final HttpClient thief = HttpClient.newHttpClient();
  private SampleProvider idp;
  private Node node;

  @BeforeEach
  void start() throws Exception {
    idp = SampleProvider.start(List.of(SampleUser.of("alice", "Alice")), () -> node.now);
    node =
        new Node(
            People.NOW,
            callback -> {
              idp.register(new SampleClient("ilk", Optional.empty(), callback));
              return Node.provider(idp.issuer());
            });
    node.company.humans.put(People.employee("alice"));
    node.here = at("CH", 46.948, 7.4474);
    node.elsewhere.put(THIEF, at("BR", -22.9068, -43.1729));
    browser.signIn(node, "alice");
  }

  @AfterEach
  void stop() {
    browser.close();
    thief.close();
    node.close();
    idp.close();
  }

  private static Place at(String country, double latitude, double longitude) {
    return new Place(
        Set.of(),
        Optional.of(country),
        OptionalLong.empty(),
        "",
        Optional.of(new Point(latitude, longitude, 20)));
  }

  private String session() {
    return "ilk_session=" + browser.cookie("ilk_session").getValue();
  }

  private String both() {
    return session() + "; ilk_device=" + browser.cookie("ilk_device").getValue();
  }

  private HttpResponse<String> stolen(String cookies, String agent, String path) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(node.at(path))
            .header("Cookie", cookies)
            .header("User-Agent", agent)
            .header("X-Forwarded-For", THIEF)
            .build();
    return thief.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private Event last(String action) {
    return node.log.events.stream()
        .filter(event -> event.action().equals(action))
        .reduce((first, second) -> second)
        .orElseThrow();
  }

  @Test
  void the_device_cookie_is_for_this_host_and_no_script_and_outlives_the_session()
      throws Exception {
    String device = browser.cookie("ilk_device").getValue();
    browser.signIn(node, "alice");
    assertEquals(device, browser.cookie("ilk_device").getValue(), "known again");
    assertTrue(browser.cookie("ilk_device").isHttpOnly());
    assertTrue(browser.cookie("ilk_device").getMaxAge() > Duration.ofDays(300).toSeconds());
  }

  @Test
  void a_stolen_session_cookie_alone_is_worth_nothing_and_ends_the_session() throws Exception {
    HttpResponse<String> answer = stolen(session(), "Test Browser", "/console/you");
    assertEquals(303, answer.statusCode());
    assertEquals("session_moved", node.log.refusals().getLast());
    assertEquals(303, browser.get(node.at("/console/you")).statusCode(), "over for both");
  }

  @Test
  void all_cookies_in_another_browser_get_no_further_than_a_challenge() throws Exception {
    for (String path : List.of("/console/sessions", "/console/apps", "/console/approvals")) {
      HttpResponse<String> answer = stolen(both(), "curl/8.5.0", path);
      assertEquals(403, answer.statusCode(), path);
      assertTrue(answer.body().contains("Confirm that it is you"), answer.body());
    }
    assertEquals(200, browser.get(node.at("/console/sessions")).statusCode());
    String page = browser.get(node.at("/console/sessions")).body();
    assertTrue(page.contains("It was used elsewhere (another browser, another network)"), page);
    assertTrue(page.contains(THIEF) && page.contains("curl 8"), page);
  }

  @Test
  void another_country_is_noted_and_policies_and_the_record_are_told() throws Exception {
    assertEquals(200, stolen(both(), "Test Browser", "/console/sessions").statusCode());
    String asked = last("ListOwnSessions").verdict().toString();
    assertTrue(asked.contains("other-network"), asked);
    assertTrue(asked.contains("\"BR\""), asked);
  }

  @Test
  void a_first_sign_in_with_a_browser_is_told_from_a_later_one() throws Exception {
    assertTrue(last("OpenSession").verdict().toString().contains("new-device"));
    browser.signIn(node, "alice");
    assertFalse(last("OpenSession").verdict().toString().contains("new-device"));
  }

  @Test
  void a_device_cookie_that_ilk_did_not_make_is_replaced() throws Exception {
    try (Browser other = new Browser()) {
      String planted = "ilk_dev_" + "A".repeat(43) + "." + "A".repeat(43);
      other.setCookie(node.at("/"), "ilk_device", planted);
      other.signIn(node, "alice");
      assertFalse(other.cookie("ilk_device").getValue().equals(planted));
      assertTrue(last("OpenSession").verdict().toString().contains("new-device"));
    }
  }

  @Test
  void nobody_is_in_two_places_within_an_hour() throws Exception {
    node.now = node.now.plus(Duration.ofHours(1));
    node.here = at("AU", -33.8688, 151.2093);
    browser.signIn(node, "alice");
    String asked = last("OpenSession").verdict().toString();
    assertTrue(asked.contains("impossible-travel"), asked);
  }
}
