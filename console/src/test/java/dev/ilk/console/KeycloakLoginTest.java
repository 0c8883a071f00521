package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Realm;
import dev.ilk.prove.human.People;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** The sign-in through a real Keycloak's own pages. Ordered, because the last test stops it. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class KeycloakLoginTest {
  private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");

  private static final Pattern SESSION_CODE =
      Pattern.compile("name=\"session_code\" value=\"([^\"]+)\"");

  private static Keycloak keycloak;
  private static Node node;
  private final Browser browser = new Browser();

  @BeforeAll
  static void start() throws IOException {
    Optional<Distribution> distribution =
        Distribution.find(Path.of(System.getProperty("ilk.root")));
    assumeTrue(
        distribution.isPresent(),
        "SKIPPED: no Keycloak in outside/target/keycloak; build `outside` without"
            + " -Dilk.keycloak.skip to sign in through a real one");
    // Keycloak's clock is the machine's.
    node =
        new Node(
            InstantSource.system().instant(),
            callback -> {
              keycloak = started(distribution.get(), callback);
              return Node.provider(keycloak.issuer());
            });
    node.company.humans.put(People.employee("alice"));
  }

  private static Keycloak started(Distribution distribution, URI callback) {
    Realm realm =
        new Realm(
            "acme",
            "ilk",
            callback,
            List.of(
                new Realm.User("alice", "open-sesame", "alice@acme.example", true),
                new Realm.User("mallory", "open-sesame", "mallory@acme.example", true),
                new Realm.User("eve", "open-sesame", "eve@acme.example", false)),
            Optional.of(callback.resolve("/console/login/backchannel/acme")));
    try {
      return Keycloak.start(distribution, realm);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @BeforeEach
  void setClock() {
    node.now = InstantSource.system().instant();
    node.log.events.clear();
  }

  @AfterEach
  void closeBrowser() {
    browser.close();
  }

  @AfterAll
  static void stop() {
    if (node != null) {
      node.close();
    }
    if (keycloak != null) {
      keycloak.close();
    }
  }

  @Test
  @Order(1)
  void alice_signs_in_sees_herself_and_signs_out() throws Exception {
    signIn("alice");
    HttpResponse<String> page = browser.get(node.at("/console/you"));
    assertEquals(200, page.statusCode());
    assertTrue(page.body().contains("human:alice"));
    String intent = Browser.intent(page);
    String secret = browser.cookie("ilk_session").getValue();
    browser.post(node.at("/console/logout"), Map.of("intent", intent));
    browser.setCookie(node.at("/"), "ilk_session", secret);
    assertEquals(303, browser.get(node.at("/console")).statusCode());
    assertEquals(List.of("session_ended"), node.log.refusals());
  }

  @Test
  @Order(2)
  void a_replayed_callback_is_refused() throws Exception {
    URI callback = atKeycloak("alice");
    assertEquals(303, browser.get(callback).statusCode());
    assertEquals(401, browser.get(callback).statusCode());
    assertEquals(List.of("login_unknown"), node.log.refusals());
  }

  @Test
  @Order(3)
  void a_changed_state_is_refused() throws Exception {
    URI callback = atKeycloak("alice");
    String state = "ilk_sta_" + "A".repeat(43);
    URI changed = URI.create(callback.toString().replace(parameter(callback, "state"), state));
    HttpResponse<String> refused = browser.get(changed);
    assertEquals(401, refused.statusCode());
    assertFalse(browser.hasCookie("ilk_session"));
    assertEquals(List.of("login_unknown"), node.log.refusals());
  }

  @Test
  @Order(4)
  void whoever_is_not_registered_or_not_verified_is_refused_and_recorded() throws Exception {
    assertEquals(401, browser.get(atKeycloak("mallory")).statusCode());
    try (Browser other = new Browser()) {
      assertEquals(401, other.get(atKeycloak(other, "eve")).statusCode());
    }
    assertEquals(List.of("human_unknown", "email_unverified"), node.log.refusals());
  }

  @Test
  @Order(5)
  void a_code_that_keycloak_has_redeemed_already_is_refused() throws Exception {
    URI used = atKeycloak("alice");
    assertEquals(303, browser.get(used).statusCode());
    URI fresh = atKeycloak("alice");
    String code = parameter(used, "code");
    URI injected = URI.create(fresh.toString().replace(parameter(fresh, "code"), code));
    assertEquals(401, browser.get(injected).statusCode());
    assertEquals(List.of("code_refused"), node.log.refusals());
  }

  @Test
  @Order(6)
  void who_logs_out_at_keycloak_is_logged_out_here_and_who_does_not_goes_on() throws Exception {
    signIn("alice");
    try (Browser phone = new Browser()) {
      phone.get(atKeycloak(phone, "alice"));
      URI end = URI.create(keycloak.issuer() + "/protocol/openid-connect/logout");
      HttpResponse<String> asked = browser.get(end);
      Matcher form = FORM.matcher(asked.body());
      assertTrue(form.find(), asked.body());
      Matcher code = SESSION_CODE.matcher(asked.body());
      assertTrue(code.find(), asked.body());
      URI action = end.resolve(form.group(1).replace("&amp;", "&"));
      HttpResponse<String> left =
          browser.post(action, Map.of("session_code", code.group(1), "confirmLogout", "Logout"));
      assertEquals(200, left.statusCode(), left.body());
      assertEquals(303, browser.get(node.at("/console/you")).statusCode());
      assertEquals(200, phone.get(node.at("/console/you")).statusCode());
    }
    assertEquals(List.of("session_ended"), node.log.refusals());
  }

  @Test
  @Order(7)
  void when_keycloak_is_down_a_clear_page_says_so_and_sessions_go_on() throws Exception {
    signIn("alice");
    URI callback = atKeycloak("alice");
    keycloak.close();
    assertEquals(503, browser.get(callback).statusCode());
    Instant later = node.now.plus(Duration.ofSeconds(60));
    node.now = later;
    HttpResponse<String> down = browser.get(node.at("/console/login/start/acme"));
    assertEquals(503, down.statusCode());
    assertTrue(down.body().contains("does not answer"), down.body());
    assertEquals(200, browser.get(node.at("/console")).statusCode());
    assertEquals(List.of("provider_unavailable", "provider_unavailable"), node.log.refusals());
  }

  private void signIn(String user) throws Exception {
    assertEquals(node.at("/console"), Browser.next(browser.get(atKeycloak(user))));
  }

  private URI atKeycloak(String user) throws Exception {
    return atKeycloak(browser, user);
  }

  /** Fills in Keycloak's form, unless its own session spares us that. */
  private static URI atKeycloak(Browser browser, String user) throws Exception {
    HttpResponse<String> page = browser.get(browser.toProvider(node));
    if (page.statusCode() == 302) {
      return Browser.next(page);
    }
    Matcher form = FORM.matcher(page.body());
    assertTrue(form.find(), page.body());
    URI action = URI.create(form.group(1).replace("&amp;", "&"));
    return Browser.next(browser.post(action, Map.of("username", user, "password", "open-sesame")));
  }

  private static String parameter(URI address, String name) {
    for (String pair : address.getRawQuery().split("&")) {
      if (pair.startsWith(name + "=")) {
        return pair.substring(name.length() + 1);
      }
    }
    throw new AssertionError("no " + name + " in " + address);
  }
}
