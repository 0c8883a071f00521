package dev.ilk.prove.human.provider;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secret;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider that lies, stalls, floods or sends elsewhere. */
class HostileProviderTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final ProviderHttp http = new ProviderHttp(Duration.ofMillis(500));
  private HttpServer server;
  private ProviderClient client;
  private volatile Answer answer = this::wellBehaved;

  /** How discovery is answered. */
  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext(
        "/",
        exchange -> {
          asked.incrementAndGet();
          try (exchange) {
            answer.to(exchange);
          }
        });
    server.start();
    client =
        new ProviderClient(
            new Provider(
                "acme",
                "Acme",
                URI.create(issuer()),
                "ilk",
                Optional.empty(),
                Provider.DEFAULT_SCOPES,
                Provider.DEFAULT_ALGORITHMS),
            URI.create("https://ilk.example/console/login/callback/acme"),
            http,
            name -> null);
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
    http.close();
  }

  @Test
  void a_well_behaved_provider_is_believed() {
    assertInstanceOf(Result.Ok.class, begin(NOW));
  }

  @Test
  void metadata_of_another_issuer_is_refused() {
    answer = exchange -> json(exchange, metadata("https://evil.example", issuer() + "/auth"));
    assertTrue(refusal(NOW).message().contains("`https://evil.example`"));
    answer = exchange -> json(exchange, metadata(issuer() + "/", issuer() + "/auth"));
    assertTrue(refusal(NOW.plusSeconds(60)).message().contains("calls itself"));
  }

  @Test
  void browsers_are_not_sent_over_plain_http_to_others() {
    answer = exchange -> json(exchange, metadata(issuer(), "http://evil.example/auth"));
    assertTrue(refusal(NOW).message().contains("without `https`"));
  }

  @Test
  void a_provider_without_s256_is_refused() {
    answer =
        exchange ->
            json(exchange, metadata(issuer(), issuer() + "/auth").replace("\"S256\"", "\"plain\""));
    assertTrue(refusal(NOW).message().contains("S256"));
  }

  @Test
  void redirects_are_not_followed() {
    answer =
        exchange -> {
          exchange.getResponseHeaders().set("Location", issuer() + "/elsewhere");
          exchange.sendResponseHeaders(302, -1);
        };
    assertTrue(refusal(NOW).message().contains("status 302"));
    assertEquals(1, asked.get());
  }

  @Test
  void a_flood_is_cut_off() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] junk = new byte[64 * 1024];
          for (int i = 0; i < 1024; i++) {
            exchange.getResponseBody().write(junk);
          }
        };
    assertEquals(Problem.Kind.UNAVAILABLE, refusal(NOW).kind());
  }

  @Test
  void a_trickle_is_cut_off() {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          OutputStream body = exchange.getResponseBody();
          body.write('{');
          body.flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    assertEquals("provider_unavailable", refusal(NOW).code());
  }

  @Test
  void nonsense_is_no_metadata() {
    for (String nonsense : new String[] {"", "null", "[]", "{}", "<html>", "{".repeat(50_000)}) {
      answer = exchange -> json(exchange, nonsense);
      assertEquals("provider_unavailable", refusal(NOW.plusSeconds(asked.get() * 60L)).code());
    }
  }

  @Test
  void a_failing_provider_is_left_in_peace_for_a_moment_and_then_asked_again() {
    answer = exchange -> exchange.sendResponseHeaders(503, -1);
    refusal(NOW);
    refusal(NOW.plusSeconds(1));
    assertEquals(1, asked.get());
    answer = this::wellBehaved;
    assertInstanceOf(Result.Ok.class, begin(NOW.plusSeconds(3)));
    assertInstanceOf(Result.Ok.class, begin(NOW.plusSeconds(4)));
    assertEquals(2, asked.get());
  }

  private Result<URI> begin(Instant now) {
    return client.authorization(
        new ProviderClient.Handshake(
            "state", "nonce", new Secret("v".repeat(43)), now, Demand.NONE));
  }

  private Problem refusal(Instant now) {
    return assertInstanceOf(Result.Failed.class, begin(now)) instanceof Result.Failed<?> failed
        ? failed.problems().getFirst()
        : null;
  }

  private String issuer() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void wellBehaved(HttpExchange exchange) throws IOException {
    json(exchange, metadata(issuer(), issuer() + "/auth"));
  }

  private String metadata(String issuer, String authorization) {
    return """
    {"issuer":"%s","authorization_endpoint":"%s","token_endpoint":"%s/token",\
    "jwks_uri":"%s/jwks","subject_types_supported":["public"],\
    "response_types_supported":["code"],"id_token_signing_alg_values_supported":["RS256"],\
    "code_challenge_methods_supported":["S256"]}
    """
        .formatted(issuer, authorization, issuer(), issuer());
  }

  private static void json(HttpExchange exchange, String text) throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
