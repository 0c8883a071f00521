package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a filter does in a real server, whichever it is. Behind it a service answers with the name
 * of its caller; {@code GET /payments/…} is described to the filter, nothing else is.
 */
abstract class FilterConformance {
  static final URI ORIGIN = URI.create("https://payments.example");

  private final Guarded guarded = new Guarded();
  private final HttpClient client = HttpClient.newHttpClient();
  private AutoCloseable server;
  private int port;

  /** A running server, and where it listens. */
  record Running(AutoCloseable server, int port) {}

  abstract Running serve(Guard guard) throws Exception;

  /** What the request with this method and path is about to do. */
  static Optional<GuardedAction> action(String method, String path) {
    return method.equals("GET") && path.startsWith("/payments/")
        ? Optional.of(GuardedAction.of("payments:read", "Payment", path.substring(10)))
        : Optional.empty();
  }

  @BeforeEach
  void start() throws Exception {
    Running running = serve(guarded.guard);
    server = running.server();
    port = running.port();
  }

  @AfterEach
  void stop() throws Exception {
    client.close();
    server.close();
    guarded.close();
  }

  @Test
  void a_permitted_request_reaches_the_service_which_is_told_who_calls() throws Exception {
    HttpResponse<String> answer = get("/payments/p-1", "Bearer " + guarded.ilk.token());
    assertEquals(200, answer.statusCode());
    assertEquals("workload:prod-checkout", answer.body());
  }

  @Test
  void without_a_token_the_caller_is_told_how_to_show_one() throws Exception {
    HttpResponse<String> answer = get("/payments/p-1");
    assertEquals(401, answer.statusCode());
    List<String> challenges = answer.headers().allValues("WWW-Authenticate");
    assertTrue(challenges.contains("Bearer"), challenges.toString());
    assertTrue(challenges.stream().anyMatch(one -> one.startsWith("DPoP ")), challenges.toString());
    assertEquals(Optional.of("application/json"), answer.headers().firstValue("Content-Type"));
    assertEquals(Optional.of("invalid_request"), Service.parsed(answer.body()).text("error"));
  }

  @Test
  void a_token_without_the_scope_is_refused_with_the_scope_it_lacks() throws Exception {
    String poor = guarded.ilk.token(guarded.ilk.claimsBut("scope").put("scope", "other"));
    HttpResponse<String> answer = get("/payments/p-1", "Bearer " + poor);
    assertEquals(403, answer.statusCode());
    assertEquals(
        Optional.of("Bearer error=\"insufficient_scope\", scope=\"payments:read\""),
        answer.headers().firstValue("WWW-Authenticate"));
  }

  @Test
  void what_nobody_described_is_refused_whoever_asks() throws Exception {
    assertEquals(403, get("/refunds/p-1", "Bearer " + guarded.ilk.token()).statusCode());
    assertEquals(0, guarded.judged.get());
  }

  @Test
  void two_tokens_are_none() throws Exception {
    String token = "Bearer " + guarded.ilk.token();
    assertEquals(401, get("/payments/p-1", token, token).statusCode());
  }

  @Test
  void a_bound_token_is_taken_with_a_proof_for_the_public_address() throws Exception {
    Wallet wallet = new Wallet(guarded.ilk.clock);
    String token = guarded.ilk.token(guarded.ilk.claims().put("cnf", wallet.keyConfirmation()));
    HttpResponse<String> first = proven(wallet, token, Optional.empty());
    assertEquals(401, first.statusCode());
    Optional<String> nonce = first.headers().firstValue("DPoP-Nonce");
    assertTrue(nonce.isPresent());
    HttpResponse<String> second = proven(wallet, token, nonce);
    assertEquals(200, second.statusCode());
    assertTrue(second.headers().firstValue("DPoP-Nonce").isPresent());
    assertEquals(401, get("/payments/p-1", "Bearer " + token).statusCode());
  }

  private HttpResponse<String> proven(Wallet wallet, String token, Optional<String> nonce)
      throws IOException, InterruptedException {
    String proof = wallet.proof("GET", ORIGIN + "/payments/p-1", token, nonce);
    return client.send(
        request("/payments/p-1", "DPoP " + token).header("DPoP", proof).build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private HttpResponse<String> get(String path, String... authorization)
      throws IOException, InterruptedException {
    return client.send(request(path, authorization).build(), HttpResponse.BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path, String... authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    for (String value : authorization) {
      request.header("Authorization", value);
    }
    return request;
  }
}
