package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ListeningTest {
  private final Network network;

  ListeningTest() throws Exception {
    network = new Network();
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void what_breaks_is_told_to_the_log_and_not_to_the_caller() {
    Network.Answer answer = network.get("/broken");
    assertEquals(500, answer.status());
    assertEquals("internal_error", answer.text("code"));
    assertTrue(answer.header("Ilk-Correlation").startsWith("cor_"));
    assertFalse(answer.response().body().contains("secret"));
    assertFalse(answer.response().body().contains("Exception"));
  }

  @Test
  void what_finds_no_door_is_404_in_problem_details() {
    for (String path : List.of("/", "/nowhere", "/v1", "/e", "/e/prod/workload", "/v1/self/x")) {
      Network.Answer answer = network.get(path);
      assertEquals(404, answer.status(), path);
      assertEquals("application/problem+json", answer.header("Content-Type"), path);
    }
  }

  @Test
  void browsers_are_told_to_trust_nothing() {
    for (String path : List.of("/nowhere", "/v1/self", "/broken", "/e/prod/workload/jwks")) {
      Network.Answer answer = network.get(path);
      assertEquals("nosniff", answer.header("X-Content-Type-Options"), path);
      assertTrue(answer.header("Content-Security-Policy").contains("default-src 'none'"), path);
      assertEquals("no-referrer", answer.header("Referrer-Policy"), path);
      assertTrue(answer.header("Strict-Transport-Security").startsWith("max-age="), path);
    }
  }

  @Test
  void every_other_method_is_refused_with_the_ones_that_are_taken() {
    for (String[] door :
        new String[][] {
          {"/access/v1/evaluation", "POST"},
          {"/access/v1/evaluations", "POST"},
          {"/access/v1/reports", "POST"},
          {"/v1/registry/plan", "POST"},
          {"/v1/registry/apply", "POST"},
          {"/v1/identities", "GET"},
          {"/v1/identities/workload:prod-x", "GET"},
          {"/v1/delegations", "POST"},
          {"/v1/delegations/x", "DELETE"},
          {"/v1/revocations", "GET, POST"},
          {"/v1/trust/test", "POST"},
          {"/v1/keys/rotate", "POST"},
          {"/v1/trace/x", "GET"},
          {"/v1/self", "GET"},
          {"/e/prod/workload/token", "POST"},
          {"/e/prod/workload/introspect", "POST"},
          {"/e/prod/workload/revoke", "POST"},
          {"/e/prod/workload/jwks", "GET"},
          {"/e/prod/workload/revocations", "GET"}
        }) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(network.uri(door[0]))
              .method("PATCH", HttpRequest.BodyPublishers.noBody());
      Network.Answer answer = network.send(request);
      assertEquals(405, answer.status(), door[0]);
      assertEquals(door[1], answer.header("Allow"), door[0]);
    }
  }

  @Test
  void oversized_and_malformed_http_is_refused_without_a_word_of_why() throws IOException {
    String longLine = "GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n";
    String longHeader = "GET / HTTP/1.1\r\nHost: a\r\nX: " + "y".repeat(100_000) + "\r\n\r\n";
    String garbage = "\u0001\u0002\u0003\r\n\r\n";
    String traversal = "GET /v1/../../etc/passwd HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    String badEscape = "GET /%zz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n";
    for (String request : List.of(longLine, longHeader, garbage, traversal, badEscape)) {
      String answer = raw(request);
      assertFalse(answer.contains("Exception"), answer);
      assertFalse(answer.contains(" 200 "), answer);
      assertTrue(answer.isEmpty() || answer.startsWith("HTTP/1.1 4"), answer);
    }
    assertEquals(200, network.get("/health/live").status());
  }

  private String raw(String request) throws IOException {
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), network.port())) {
      socket.setSoTimeout(10_000);
      ByteArrayOutputStream answer = new ByteArrayOutputStream();
      try {
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        socket.shutdownOutput();
        socket.getInputStream().transferTo(answer);
      } catch (IOException e) {
        // Cut off in the middle of sending, which is an answer as well.
      }
      return answer.toString(StandardCharsets.ISO_8859_1);
    }
  }
}
