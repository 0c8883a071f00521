package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.issue.session.KeptSession;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.People;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionPagesTest {
  private static final Pattern END = Pattern.compile("/console/sessions/(ses_[0-9a-z]+)/end");

  private final Browser desk = new Browser();
  private final Browser phone = new Browser();
  private SampleProvider idp;
  private Node node;

  @BeforeEach
  void start() throws Exception {
    idp =
        SampleProvider.start(
            List.of(SampleUser.of("alice", "Alice"), SampleUser.of("bob", "Bob")), () -> node.now);
    node =
        new Node(
            People.NOW,
            callback -> {
              idp.register(new SampleClient("ilk", Optional.empty(), callback));
              return Node.provider(idp.issuer());
            });
    node.company.humans.put(People.employee("alice"));
    node.company.humans.put(People.employee("bob"));
    desk.signIn(node, "alice");
    phone.signIn(node, "alice");
  }

  @AfterEach
  void stop() {
    desk.close();
    phone.close();
    node.close();
    idp.close();
  }

  private HttpResponse<String> page() throws Exception {
    return desk.get(node.at("/console/sessions"));
  }

  private static String other(HttpResponse<String> page) {
    Matcher found = END.matcher(page.body());
    assertTrue(found.find(), page.body());
    return found.group(1);
  }

  private HttpResponse<String> post(String path) throws Exception {
    return desk.post(node.at(path), Map.of("intent", Browser.intent(page())));
  }

  @Test
  void one_sees_all_of_ones_sessions_and_which_is_this_one() throws Exception {
    HttpResponse<String> page = page();
    assertEquals(200, page.statusCode());
    for (String shown : List.of("this one", "another program", "127.0.0.1", "Acme", "End it and")) {
      assertTrue(page.body().contains(shown), () -> shown + " in " + page.body());
    }
    assertEquals(1, END.matcher(page.body()).results().count(), "the other one");
  }

  @Test
  void another_session_is_ended_at_once_and_this_one_goes_on() throws Exception {
    assertEquals(303, post("/console/sessions/" + other(page()) + "/end").statusCode());
    assertEquals(303, phone.get(node.at("/console/you")).statusCode(), "has to sign in again");
    assertFalse(END.matcher(page().body()).find());
  }

  @Test
  void all_others_are_ended_with_one_button() throws Exception {
    assertEquals(303, post("/console/sessions/end-others").statusCode());
    assertEquals(303, phone.get(node.at("/console/you")).statusCode());
    assertEquals(200, desk.get(node.at("/console/you")).statusCode());
  }

  @Test
  void nothing_is_ended_without_the_forms_token() throws Exception {
    String id = other(page());
    for (String path :
        List.of("/console/sessions/" + id + "/end", "/console/sessions/end-others")) {
      assertEquals(401, desk.post(node.at(path), Map.of("intent", "guessed")).statusCode());
    }
    assertEquals(200, phone.get(node.at("/console/you")).statusCode());
  }

  @Test
  void the_session_of_another_person_is_neither_seen_nor_ended() throws Exception {
    Browser bobs = new Browser();
    try (bobs) {
      bobs.signIn(node, "bob");
      List<KeptSession> open =
          node.company.sessions.open(
              node.company.humans.byName("bob").orElseThrow().id(), node.now, 10);
      String id = open.getFirst().id().value();
      assertFalse(page().body().contains(id));
      assertEquals(404, post("/console/sessions/" + id + "/end").statusCode());
      assertEquals(403, desk.get(node.at("/console/sessions?of=bob")).statusCode());
      assertEquals(
          403,
          desk.post(
                  node.at("/console/sessions/end-all"),
                  Map.of("of", "bob", "intent", Browser.intent(page())))
              .statusCode());
      assertEquals(200, bobs.get(node.at("/console/you")).statusCode());
    }
  }

  @Test
  void a_session_that_idled_is_not_shown() throws Exception {
    node.now = node.now.plus(Duration.ofMinutes(20));
    assertEquals(200, page().statusCode());
    node.now = node.now.plus(Duration.ofMinutes(20));
    assertFalse(END.matcher(page().body()).find());
  }
}
