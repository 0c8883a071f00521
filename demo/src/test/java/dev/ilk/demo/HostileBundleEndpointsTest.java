package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Result;
import dev.ilk.keys.bundle.SpiffeBundle;
import dev.ilk.prove.federation.issuer.BundleFetch;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Endpoints of foreign trust domains that do what they should not. */
class HostileBundleEndpointsTest {
  private static final byte[] BUNDLE = {'{', '}'};

  private interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  private final Identity identity = Identity.of("endpoint");
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpsServer server;
  private volatile Answer answer = exchange -> send(exchange, BUNDLE);

  HostileBundleEndpointsTest() throws Exception {
    server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setHttpsConfigurator(
        new HttpsConfigurator(Identity.client(identity.certificate, Optional.of(identity))));
    server.createContext("/", exchange -> answer.to(exchange));
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    over.countDown();
    server.stop(0);
    threads.shutdownNow();
  }

  private static void send(HttpExchange exchange, byte[] body) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private String url() {
    return "https://127.0.0.1:%d/bundle".formatted(server.getAddress().getPort());
  }

  private static FederatedDomain relation(BundleEndpoint endpoint) {
    return new FederatedDomain(
        new Environment("prod"),
        new TrustDomain("partner.example"),
        endpoint,
        "human:olga",
        Instant.EPOCH);
  }

  private Result<byte[]> web(Reach reach, Duration timeout) throws Exception {
    try (BundleFetch fetch =
        new BundleFetch(
            reach, timeout, Optional.of(Identity.client(identity.certificate, Optional.empty())))) {
      return fetch.of(relation(new BundleEndpoint.Web(url())), List.of(), Instant.now());
    }
  }

  private Result<byte[]> spiffe(List<X509Certificate> known) {
    BundleEndpoint endpoint =
        new BundleEndpoint.Spiffe(url(), "spiffe://partner.example/ilk/server");
    try (BundleFetch fetch =
        new BundleFetch(new Reach(true, false), Duration.ofSeconds(30), Optional.empty())) {
      return fetch.of(relation(endpoint), known, Instant.now());
    }
  }

  private void refused(Result<byte[]> result, String why) {
    assertTrue(result instanceof Result.Failed<byte[]>, "it was taken");
    String said = ((Result.Failed<byte[]>) result).problems().getFirst().message();
    assertTrue(said.contains(why), said);
  }

  private static final Reach PRIVATE = new Reach(true, false);
  private static final Duration LONG = Duration.ofSeconds(30);

  @Test
  void what_an_endpoint_of_the_public_web_gives_is_read() throws Exception {
    assertArrayEquals(BUNDLE, ((Result.Ok<byte[]>) web(PRIVATE, LONG)).value());
  }

  @Test
  void an_address_inside_the_company_is_not_called() throws Exception {
    answer =
        exchange -> {
          throw new AssertionError("it was called");
        };
    refused(web(Reach.PUBLIC_ONLY, LONG), "on this machine");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    answer =
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().add("Location", url());
            exchange.sendResponseHeaders(302, -1);
          }
        };
    refused(web(PRIVATE, LONG), "status 302");
  }

  @Test
  void a_huge_document_is_cut_off() throws Exception {
    answer = exchange -> send(exchange, new byte[SpiffeBundle.MAX_BYTES + 1]);
    refused(web(PRIVATE, LONG), "cannot be read");
  }

  @Test
  void an_endpoint_that_stalls_is_left() throws Exception {
    answer =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write('{');
          exchange.getResponseBody().flush();
          try {
            over.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    refused(web(PRIVATE, Duration.ofMillis(500)), "did not answer within");
  }

  @Test
  void a_certificate_of_the_web_is_no_svid_and_no_roots_believe_nobody() {
    refused(spiffe(List.of(identity.certificate)), "SPIFFE ID");
    refused(spiffe(List.of()), "SPIFFE ID");
  }
}
