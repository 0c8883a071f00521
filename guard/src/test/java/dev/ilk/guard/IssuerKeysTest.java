package dev.ilk.guard;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose keys are used, and for how long. */
class IssuerKeysTest {
  private final Ilk ilk = Ilk.start();

  @AfterEach
  void close() {
    ilk.close();
  }

  @Test
  void known_keys_serve_while_the_issuer_is_away_and_then_no_more() throws Exception {
    IssuerKeys keys = new IssuerKeys(new Fetch(), ilk.clock);
    assertEquals(1, keys.of(ilk.issuer()).keys().size());
    ilk.onKeys(exchange -> Ilk.json(exchange, 500, ""));
    ilk.clock.move(Duration.ofMinutes(59));
    assertEquals(1, keys.of(ilk.issuer()).keys().size());
    ilk.clock.move(Duration.ofMinutes(1));
    assertEquals("unavailable", outcome(keys));
  }

  @Test
  void a_clock_put_back_does_not_make_keys_young_again() throws Exception {
    IssuerKeys keys = new IssuerKeys(new Fetch(), ilk.clock);
    keys.of(ilk.issuer());
    int before = ilk.askedForKeys();
    ilk.clock.move(Duration.ofDays(-1));
    keys.of(ilk.issuer());
    assertEquals(before + 1, ilk.askedForKeys());
    ilk.onKeys(exchange -> Ilk.json(exchange, 500, ""));
    ilk.clock.move(Duration.ofDays(-1));
    assertEquals("unavailable", outcome(keys));
  }

  @Test
  void an_issuer_that_fails_is_left_alone_for_a_while() {
    ilk.onKeys(exchange -> Ilk.json(exchange, 500, ""));
    IssuerKeys keys = new IssuerKeys(new Fetch(), ilk.clock);
    assertEquals("unavailable", outcome(keys));
    int before = ilk.askedForKeys();
    for (int i = 0; i < 20; i++) {
      assertEquals("unavailable", outcome(keys));
    }
    assertEquals(before, ilk.askedForKeys());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"issuer\":\"https://other.example\",\"jwks_uri\":\"%s\"}",
        "{\"jwks_uri\":\"%s\"}",
        "{\"issuer\":\"ISSUER\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"file:///etc/passwd\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":\"::\"}",
        "{\"issuer\":\"ISSUER\",\"jwks_uri\":7}",
        "not json",
        "",
      })
  void metadata_that_does_not_speak_for_the_issuer_is_not_followed(String metadata) {
    ilk.onMetadata(exchange ->
        Ilk.json(
            exchange,
            200,
            metadata.replace("ISSUER", ilk.issuer()).replace("%s", ilk.issuer() + "/jwks")));
    assertEquals("unavailable", outcome(new IssuerKeys(new Fetch(), ilk.clock)));
  }

  @Test
  void redirects_are_not_followed() {
    ilk.on("/elsewhere", exchange -> Ilk.json(exchange, 200, "{\"keys\":[]}"));
    ilk.onKeys(exchange -> {
      exchange.getResponseHeaders().set("Location", ilk.address() + "/elsewhere");
      exchange.sendResponseHeaders(302, -1);
    });
    assertEquals("unavailable", outcome(new IssuerKeys(new Fetch(), ilk.clock)));
    assertEquals(0, ilk.asked("/elsewhere"));
  }

  @Test
  void an_endless_set_of_keys_is_cut_off() {
    ilk.onKeys(exchange -> {
      exchange.sendResponseHeaders(200, 0);
      byte[] blanks = " ".repeat(1 << 16).getBytes();
      try {
        for (int i = 0; i < 1000; i++) {
          exchange.getResponseBody().write(blanks);
        }
      } catch (IOException e) {
        // The guard hung up.
      }
    });
    assertEquals("unavailable", outcome(new IssuerKeys(new Fetch(), ilk.clock)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void an_answer_that_stalls_is_given_up(boolean afterHeaders) throws Exception {
    CountDownLatch end = new CountDownLatch(1);
    HttpHandler stalling =
        exchange -> {
          if (afterHeaders) {
            exchange.sendResponseHeaders(200, 0);
            exchange.getResponseBody().write('{');
            exchange.getResponseBody().flush();
          }
          hold(end, exchange);
        };
    ilk.on("/stalling", stalling);
    try (Fetch fetch = new Fetch()) {
      fetch.get(ilk.uri().resolve("/stalling"), Duration.ofMillis(300));
      throw new AssertionError("an answer that never ended");
    } catch (IlkUnavailable e) {
      assertEquals(1, ilk.asked("/stalling"));
    } finally {
      end.countDown();
    }
  }

  private static void hold(CountDownLatch end, HttpExchange exchange) {
    try {
      end.await();
      exchange.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private String outcome(IssuerKeys keys) {
    try {
      keys.of(ilk.issuer());
      return "keys";
    } catch (IlkUnavailable e) {
      return "unavailable";
    }
  }
}
