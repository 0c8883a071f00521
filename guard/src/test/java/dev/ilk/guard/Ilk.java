package dev.ilk.guard;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * What a guard sees of an Ilk: metadata, keys, feed, token endpoint and decisions, spoken over HTTP
 * as the documents of {@code docs/} say. Each answer can be replaced by a worse one.
 */
final class Ilk implements AutoCloseable {
  static final String AUDIENCE = "https://payments.example";
  private static final String METADATA = "/.well-known/oauth-authorization-server";

  final SettableClock clock = new SettableClock();
  final Feed feed = new Feed(this);
  volatile Signer signer = Signer.ephemeral(Algorithm.ES256);
  volatile List<PublicJwk> published = List.of(own(signer));
  private final HttpServer server;
  private final Map<String, HttpHandler> answers = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> asked = new ConcurrentHashMap<>();

  private Ilk(HttpServer server) {
    this.server = server;
  }

  static Ilk start() {
    try {
      HttpServer server =
          HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      Ilk ilk = new Ilk(server);
      ilk.opened("/e/prod/workload");
      ilk.answers.put("/e/prod/workload/revocations", ilk.feed);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", ilk::answer);
      server.start();
      return ilk;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An issuer's published documents. */
  private void opened(String issuer) {
    answers.put(
        METADATA + issuer,
        exchange ->
            json(
                exchange,
                200,
                "{\"issuer\":\"%s\",\"jwks_uri\":\"%s/jwks\"}"
                    .formatted(address() + issuer, address() + issuer)));
    answers.put(issuer + "/jwks", exchange -> json(exchange, 200, JwkSet.of(published).json()));
  }

  String address() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  URI uri() {
    return URI.create(address());
  }

  String issuer() {
    return address() + "/e/prod/workload";
  }

  GuardSettings settings() {
    return GuardSettings.of(uri(), AUDIENCE, issuer());
  }

  /** From now on, this path is answered otherwise. */
  void on(String path, HttpHandler answer) {
    answers.put(path, answer);
  }

  void onMetadata(HttpHandler answer) {
    on(METADATA + "/e/prod/workload", answer);
  }

  void onKeys(HttpHandler answer) {
    on("/e/prod/workload/jwks", answer);
  }

  /** How often a path was asked for. */
  int asked(String path) {
    return asked.computeIfAbsent(path, one -> new AtomicInteger()).get();
  }

  int askedForKeys() {
    return asked("/e/prod/workload/jwks");
  }

  /** The claims of a token that is good in every respect. */
  Claims.Builder claims() {
    return claimsBut("");
  }

  /** The same without one of them, for a test to set otherwise or to leave out. */
  Claims.Builder claimsBut(String omitted) {
    Claims.Builder claims = Claims.builder();
    Map.<String, Object>of(
            "iss", issuer(),
            "sub", "workload:prod-checkout",
            "aud", AUDIENCE,
            "exp", clock.instant().plusSeconds(300),
            "iat", clock.instant(),
            "jti", "tok_one",
            "client_id", "wl_checkout",
            "scope", "payments:read payments:refund",
            "env", "prod",
            "tenant", "acme")
        .forEach((name, value) -> {
          if (!name.equals(omitted)) {
            claims.put(name, value);
          }
        });
    return claims;
  }

  String token() {
    return token(claims());
  }

  String token(Claims.Builder claims) {
    return JwtSigner.sign(signer, JwtSigner.ACCESS_TOKEN, claims.build());
  }

  static PublicJwk own(Signer signer) {
    return PublicJwk.own(signer.algorithm(), signer.verifyingKey());
  }

  private void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    asked.computeIfAbsent(path, one -> new AtomicInteger()).incrementAndGet();
    try (exchange) {
      answers.getOrDefault(path, one -> json(one, 404, "{}")).handle(exchange);
    }
  }

  static void json(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    feed.close();
    server.stop(0);
  }
}
