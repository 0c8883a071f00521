package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.approval.AccessRequest;
import dev.ilk.gate.ApprovalTask;
import dev.ilk.kernel.Sha256;
import dev.ilk.outside.provider.SampleClient;
import dev.ilk.outside.provider.SampleProvider;
import dev.ilk.outside.provider.SampleUser;
import dev.ilk.prove.human.People;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What open pages are told without being asked again. */
@Timeout(60)
class NewsTest {
  private final Browser browser = new Browser();
  private final HttpClient client = HttpClient.newHttpClient();
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
    browser.signIn(node, "alice");
  }

  @AfterEach
  void stop() {
    client.shutdownNow();
    browser.close();
    node.close();
    idp.close();
  }

  private HttpResponse<java.io.InputStream> listen(String cookie) throws Exception {
    URI news = node.at("/console/news");
    HttpRequest request = HttpRequest.newBuilder(news).header("Cookie", cookie).build();
    return client.send(request, HttpResponse.BodyHandlers.ofInputStream());
  }

  private String cookie() {
    return "ilk_session=%s; ilk_device=%s"
        .formatted(
            browser.cookie("ilk_session").getValue(), browser.cookie("ilk_device").getValue());
  }

  private static String data(BufferedReader events) throws IOException {
    for (String line = events.readLine(); line != null; line = events.readLine()) {
      if (line.startsWith("data: ")) {
        return line.substring("data: ".length());
      }
    }
    return "the stream ended";
  }

  private void ask() throws Exception {
    String team = "team:" + People.employee("alice").teams().iterator().next().name();
    node.company.approvals.add(
        new AccessRequest(
            node.company.ids.accessRequest(),
            new AccessRequest.Asked(
                node.company.helper.id(),
                "workload:prod-api",
                "agent:prod-helper",
                "pay",
                "Invoice i-1",
                Sha256.hex("{}"),
                "{}",
                "",
                List.of(team),
                "binding",
                node.now,
                node.now.plus(AccessRequest.PATIENCE)),
            new AccessRequest.State(ApprovalTask.Status.PENDING, List.of(), Optional.empty())));
    node.bell.ring();
  }

  @Test
  void a_page_hears_of_what_waits_as_soon_as_the_bell_rings() throws Exception {
    HttpResponse<java.io.InputStream> stream = listen(cookie());
    assertEquals(200, stream.statusCode());
    assertEquals("text/event-stream", stream.headers().firstValue("Content-Type").orElse(""));
    assertTrue(stream.headers().firstValue("Content-Security-Policy").isPresent());
    try (BufferedReader events =
        new BufferedReader(new InputStreamReader(stream.body(), StandardCharsets.UTF_8))) {
      assertEquals("0", data(events));
      ask();
      assertEquals("1", data(events));
    }
  }

  @Test
  void whoever_is_not_signed_in_hears_nothing_and_is_told_not_to_come_again() throws Exception {
    assertEquals(204, listen("ilk_session=ilk_ses_" + "A".repeat(43)).statusCode());
    assertEquals(204, listen("other=1").statusCode());
  }

  @Test
  void a_stream_ends_with_its_session() throws Exception {
    try (BufferedReader events =
        new BufferedReader(
            new InputStreamReader(listen(cookie()).body(), StandardCharsets.UTF_8))) {
      assertEquals("0", data(events));
      node.now = node.now.plus(Duration.ofHours(13));
      node.bell.ring();
      assertEquals("the stream ended", data(events));
    }
  }

  @Test
  void looking_on_keeps_no_session_alive() throws Exception {
    node.now = node.now.plus(Duration.ofMinutes(29));
    try (var body = listen(cookie()).body()) {
      assertTrue(body.read() >= 0);
    }
    node.now = node.now.plus(Duration.ofMinutes(2));
    String page = Browser.next(browser.get(node.at("/console"))).toString();
    assertTrue(page.contains("/console/login"), page);
    assertFalse(node.log.refusals().isEmpty());
  }
}
