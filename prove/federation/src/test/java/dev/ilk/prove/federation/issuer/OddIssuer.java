package dev.ilk.prove.federation.issuer;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** An issuer on loopback that a test can make behave in any way. */
final class OddIssuer implements AutoCloseable {
  /** What it does when asked. */
  interface Answer {
    void to(HttpExchange exchange) throws IOException;
  }

  final AtomicInteger discoveries = new AtomicInteger();
  final AtomicInteger keyReads = new AtomicInteger();
  final CountDownLatch release = new CountDownLatch(1);

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  volatile Signer signer = Signer.ephemeral(Algorithm.ES256);
  volatile Answer discovery = exchange -> send(exchange, 200, metadata());
  volatile Answer keys = exchange -> send(exchange, 200, jwks());

  OddIssuer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/.well-known/openid-configuration",
        exchange -> {
          discoveries.incrementAndGet();
          discovery.to(exchange);
        });
    server.createContext(
        "/jwks",
        exchange -> {
          keyReads.incrementAndGet();
          keys.to(exchange);
        });
    server.setExecutor(threads);
    server.start();
  }

  String identifier() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  KeySource source() {
    return new KeySource(identifier(), Optional.empty());
  }

  String metadata() {
    return "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}".formatted(identifier(), identifier());
  }

  String jwks() {
    return JwkSet.of(List.of(PublicJwk.own(signer.algorithm(), signer.verifyingKey()))).json();
  }

  /** Down for everything, until something else is set. */
  void down() {
    discovery = exchange -> send(exchange, 503, "");
    keys = discovery;
  }

  void up() {
    discovery = exchange -> send(exchange, 200, metadata());
    keys = exchange -> send(exchange, 200, jwks());
  }

  /** Begins an answer and does not end it before the test does. */
  void stall(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      exchange.getResponseBody().write('{');
      exchange.getResponseBody().flush();
      release.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static void send(HttpExchange exchange, int status, String text) throws IOException {
    try (exchange) {
      byte[] body = text.getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  static Answer redirect(String location) {
    return exchange -> {
      exchange.getResponseHeaders().set("location", location);
      send(exchange, 302, "");
    };
  }

  @Override
  public void close() {
    release.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
