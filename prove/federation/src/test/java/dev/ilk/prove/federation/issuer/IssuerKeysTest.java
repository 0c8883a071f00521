package dev.ilk.prove.federation.issuer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class IssuerKeysTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Reach INSIDE = new Reach(true, false);
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private OddIssuer issuer;
  private IssuerKeys keys;

  @BeforeEach
  void start() throws IOException {
    issuer = new OddIssuer();
    keys = new IssuerKeys(INSIDE, Freshness.USUAL, PATIENCE, Optional.empty());
  }

  @AfterEach
  void stop() {
    keys.close();
    issuer.close();
  }

  @Test
  void keys_are_found_by_discovery_and_fetched_once() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    assertEquals(issuer.signer.kid(), first.keys().getFirst().keyId().orElseThrow());
    assertSame(first, good(keys.of(issuer.source(), NOW.plusSeconds(60))));
    assertEquals(1, issuer.discoveries.get());
    assertEquals(1, issuer.keyReads.get());
  }

  @Test
  void keys_at_a_stated_address_need_no_discovery() {
    KeySource source =
        new KeySource("kubernetes/serviceaccount", Optional.of(issuer.identifier() + "/jwks"));
    assertEquals(1, good(keys.of(source, NOW)).keys().size());
    assertEquals(0, issuer.discoveries.get());
  }

  @Test
  void a_clock_that_was_put_back_makes_no_keys_fresher() {
    Instant ahead = NOW.plus(Duration.ofDays(365));
    JwkSet first = good(keys.of(issuer.source(), ahead));
    issuer.signer = Signer.ephemeral(Algorithm.ES256);
    JwkSet second = good(keys.of(issuer.source(), NOW));
    assertEquals(issuer.signer.kid(), second.keys().getFirst().keyId().orElseThrow());
    assertNotSame(first, second);
    issuer.signer = Signer.ephemeral(Algorithm.ES256);
    assertNotSame(second, good(keys.newerThan(issuer.source(), second, NOW.plusSeconds(10))));
  }

  @Test
  void after_a_clock_was_put_back_keys_that_cannot_be_fetched_anew_are_not_used_for_a_year() {
    good(keys.of(issuer.source(), NOW.plus(Duration.ofDays(365))));
    issuer.down();
    assertEquals("issuer_unavailable", bad(keys.of(issuer.source(), NOW)).code());
    issuer.up();
    assertEquals(1, good(keys.of(issuer.source(), NOW.plusSeconds(60))).keys().size());
  }

  @Test
  void a_clock_that_jumps_ahead_has_keys_fetched_anew() {
    good(keys.of(issuer.source(), NOW));
    good(keys.of(issuer.source(), NOW.plus(Duration.ofDays(365))));
    assertEquals(2, issuer.keyReads.get());
  }

  @Test
  void an_issuer_that_adds_a_key_with_each_answer_is_believed_only_so_far() {
    List<PublicJwk> all = new ArrayList<>();
    issuer.keys =
        exchange -> {
          Signer more = Signer.ephemeral(Algorithm.ES256);
          all.add(PublicJwk.own(more.algorithm(), more.verifyingKey()));
          OddIssuer.send(exchange, 200, JwkSet.of(all).json());
        };
    Instant at = NOW;
    for (int i = 0; i < JwkSet.MAX_KEYS; i++) {
      assertEquals(i + 1, good(keys.of(issuer.source(), at)).keys().size());
      at = at.plus(Duration.ofMinutes(11));
    }
    // One more than may be: what was believed before stays, within the grace.
    assertEquals(JwkSet.MAX_KEYS, good(keys.of(issuer.source(), at)).keys().size());
    assertEquals(
        "issuer_unavailable", bad(keys.of(issuer.source(), at.plus(Duration.ofHours(2)))).code());
  }

  @Test
  void many_askers_cause_one_fetch() throws Exception {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<JwkSet>> all = new ArrayList<>();
      for (int i = 0; i < 50; i++) {
        all.add(threads.submit(() -> good(keys.of(issuer.source(), NOW))));
      }
      for (Future<JwkSet> one : all) {
        assertSame(all.getFirst().get(), one.get());
      }
    }
    assertEquals(1, issuer.keyReads.get());
  }

  @Test
  void stale_keys_are_fetched_anew() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    issuer.signer = Signer.ephemeral(Algorithm.ES256);
    JwkSet second = good(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(11))));
    assertNotSame(first, second);
    assertEquals(issuer.signer.kid(), second.keys().getFirst().keyId().orElseThrow());
  }

  @Test
  void the_issuer_says_how_long_keys_are_fresh() {
    issuer.keys =
        exchange -> {
          exchange.getResponseHeaders().set("cache-control", "max-age=1800");
          OddIssuer.send(exchange, 200, issuer.jwks());
        };
    JwkSet first = good(keys.of(issuer.source(), NOW));
    assertSame(first, good(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(20)))));
    assertNotSame(first, good(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(31)))));
  }

  @Test
  void an_unknown_key_is_looked_for_once_in_a_pause() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    issuer.signer = Signer.ephemeral(Algorithm.ES256);
    // Fetched a moment ago: the issuer is left in peace.
    assertSame(first, good(keys.newerThan(issuer.source(), first, NOW.plusSeconds(9))));
    JwkSet second = good(keys.newerThan(issuer.source(), first, NOW.plusSeconds(10)));
    assertEquals(issuer.signer.kid(), second.keys().getFirst().keyId().orElseThrow());
    for (int i = 0; i < 100; i++) {
      assertSame(second, good(keys.newerThan(issuer.source(), second, NOW.plusSeconds(11))));
    }
    assertEquals(2, issuer.keyReads.get());
  }

  @Test
  void whoever_missed_a_key_in_older_keys_gets_the_newer_ones_without_a_fetch() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    JwkSet second = good(keys.newerThan(issuer.source(), first, NOW.plusSeconds(10)));
    assertSame(second, good(keys.newerThan(issuer.source(), first, NOW.plusSeconds(30))));
    assertEquals(2, issuer.keyReads.get());
  }

  @Test
  void while_the_issuer_is_down_its_keys_are_used_within_the_grace_and_no_longer() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    issuer.down();
    Instant stale = NOW.plus(Duration.ofMinutes(11));
    assertSame(first, good(keys.of(issuer.source(), stale)));
    assertSame(first, good(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(69)))));
    Problem problem = bad(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(70))));
    assertEquals("issuer_unavailable", problem.code());
    assertEquals(Problem.Kind.UNAVAILABLE, problem.kind());
    issuer.up();
    assertEquals(1, good(keys.of(issuer.source(), NOW.plus(Duration.ofMinutes(71)))).keys().size());
  }

  @Test
  void an_issuer_that_is_down_is_asked_once_in_a_pause() {
    issuer.down();
    for (int i = 0; i < 100; i++) {
      assertEquals("issuer_unavailable", bad(keys.of(issuer.source(), NOW)).code());
    }
    assertEquals(1, issuer.discoveries.get());
    issuer.up();
    assertEquals(1, good(keys.of(issuer.source(), NOW.plusSeconds(10))).keys().size());
  }

  @Test
  void an_issuer_that_withdraws_its_keys_is_believed() {
    JwkSet first = good(keys.of(issuer.source(), NOW));
    issuer.keys = exchange -> OddIssuer.send(exchange, 200, "{\"keys\":[]}");
    assertEquals(
        List.of(), good(keys.newerThan(issuer.source(), first, NOW.plusSeconds(10))).keys());
  }

  @Test
  void a_lying_discovery_document_is_refused() {
    String other = issuer.metadata().replace("\"issuer\":\"", "\"issuer\":\"https://evil.example");
    for (String text :
        List.of(
            other,
            "{\"issuer\":\"" + issuer.identifier() + "/\",\"jwks_uri\":\"x\"}",
            "{\"issuer\":\"" + issuer.identifier() + "\"}",
            "{\"jwks_uri\":\"" + issuer.identifier() + "/jwks\"}",
            "{\"issuer\":1,\"jwks_uri\":2}",
            "[]",
            "<html>",
            "",
            "{\"issuer\":\"a\",\"issuer\":\"" + issuer.identifier() + "\"}")) {
      issuer.discovery = exchange -> OddIssuer.send(exchange, 200, text);
      assertRefused(text);
    }
    assertEquals(0, issuer.keyReads.get());
  }

  @Test
  void keys_that_are_none_are_refused() {
    for (String text :
        List.of(
            "",
            "null",
            "[]",
            "{}",
            "{\"keys\":{}}",
            "{\"keys\":[1]}",
            "{\"keys\":[],\"keys\":[]}",
            "{\"keys\":[" + "{},".repeat(JwkSet.MAX_KEYS) + "{}]}",
            "[".repeat(10_000),
            " ".repeat(JwkSet.MAX_BYTES + 1) + issuer.jwks())) {
      issuer.keys = exchange -> OddIssuer.send(exchange, 200, text);
      assertRefused(text.substring(0, Math.min(40, text.length())));
    }
  }

  @Test
  void redirects_are_not_followed() throws IOException {
    try (OddIssuer other = new OddIssuer()) {
      issuer.keys = OddIssuer.redirect(other.identifier() + "/jwks");
      assertRefused("redirect of the keys");
      issuer.discovery = OddIssuer.redirect(issuer.identifier() + "/jwks");
      assertRefused("redirect of the discovery document");
      assertEquals(0, other.keyReads.get());
    }
  }

  @Test
  void a_document_cannot_direct_ilk_to_where_no_issuer_is() {
    for (String address :
        List.of(
            "http://169.254.169.254/latest/meta-data",
            "file:///etc/passwd",
            "http://10.1.1.1/jwks",
            "https://user:secret@127.0.0.1/jwks",
            "https://127.0.0.1:99999/jwks")) {
      issuer.discovery =
          exchange ->
              OddIssuer.send(
                  exchange,
                  200,
                  "{\"issuer\":\"%s\",\"jwks_uri\":\"%s\"}"
                      .formatted(issuer.identifier(), address));
      assertRefused(address);
    }
  }

  @Test
  void loopback_is_not_called_unless_allowed() {
    try (IssuerKeys strict =
        new IssuerKeys(Reach.PUBLIC_ONLY, Freshness.USUAL, PATIENCE, Optional.empty())) {
      assertEquals("issuer_unavailable", bad(strict.of(issuer.source(), NOW)).code());
      assertEquals(0, issuer.discoveries.get());
    }
  }

  @Test
  void an_issuer_that_never_ends_its_answer_is_cut_off() {
    try (IssuerKeys impatient =
        new IssuerKeys(INSIDE, Freshness.USUAL, Duration.ofMillis(200), Optional.empty())) {
      issuer.keys = issuer::stall;
      Problem problem = bad(impatient.of(issuer.source(), NOW));
      assertTrue(problem.message().contains("did not answer within"), problem::message);
    }
  }

  @Test
  void an_endless_answer_is_cut_off() {
    issuer.keys =
        exchange -> {
          try (exchange) {
            exchange.sendResponseHeaders(200, 0);
            byte[] much = new byte[64 * 1024];
            for (int i = 0; i < 10_000; i++) {
              exchange.getResponseBody().write(much);
            }
          } catch (IOException cutOff) {
            issuer.release.countDown();
          }
        };
    assertRefused("endless");
  }

  @Test
  void an_issuer_that_is_not_there_is_unavailable() {
    issuer.close();
    assertEquals("issuer_unavailable", bad(keys.of(issuer.source(), NOW)).code());
  }

  /** Each time with keys that know nothing yet, since the last failure would pause them. */
  private void assertRefused(String what) {
    try (IssuerKeys fresh = new IssuerKeys(INSIDE, Freshness.USUAL, PATIENCE, Optional.empty())) {
      assertEquals("issuer_unavailable", bad(fresh.of(issuer.source(), NOW)).code(), what);
    }
  }

  private static JwkSet good(Result<JwkSet> result) {
    return switch (result) {
      case Result.Ok<JwkSet>(JwkSet set) -> set;
      case Result.Failed<JwkSet>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  private static Problem bad(Result<JwkSet> result) {
    return switch (result) {
      case Result.Ok<JwkSet>(JwkSet set) -> throw new AssertionError(set.json());
      case Result.Failed<JwkSet>(List<Problem> problems) -> problems.getFirst();
    };
  }
}
