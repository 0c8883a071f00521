package dev.ilk.prove.human.grant;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.App;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.federation.issuer.JsonDocuments;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AppDocumentsTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Environment PROD = new Environment("prod");
  private static final String ID = "https://app.example/client.json";

  private int fetched;
  private String document = document("One");
  private Optional<Duration> freshness = Optional.empty();
  private final AppDocuments documents = new AppDocuments(this::fetch);

  private static String document(String name) {
    return """
    {"client_id": "%s", "client_name": "%s", "redirect_uris": ["https://app.example/cb"]}
    """
        .formatted(ID, name);
  }

  private Result<JsonDocuments.Fetched> fetch(String address, int mostBytes) {
    fetched++;
    return Claims.parse(document.getBytes(StandardCharsets.UTF_8))
        .then(claims -> Result.ok(new JsonDocuments.Fetched(claims, freshness)));
  }

  private String nameAt(Instant at) {
    return switch (documents.find(PROD, ID, at)) {
      case Result.Ok<App>(App app) -> app.name();
      case Result.Failed<App>(var problems) -> problems.getFirst().code();
    };
  }

  @Test
  void a_document_is_kept_as_long_as_its_server_says_within_limits() {
    for (Duration said : new Duration[] {Duration.ZERO, Duration.ofHours(2), Duration.ofDays(9)}) {
      Instant start = NOW.plus(Duration.ofDays(20L * ++fetched));
      freshness = Optional.of(said);
      Duration kept =
          said.isZero()
              ? AppDocuments.LEAST_FRESH
              : said.compareTo(AppDocuments.MOST_FRESH) > 0 ? AppDocuments.MOST_FRESH : said;
      document = document("One");
      assertEquals("One", nameAt(start));
      document = document("Two");
      assertEquals("One", nameAt(start.plus(kept).minusMillis(1)), said.toString());
      assertEquals("Two", nameAt(start.plus(kept)), said.toString());
    }
  }

  @Test
  void what_is_no_app_is_asked_for_each_time() {
    document = "{}";
    assertEquals("app_unknown", nameAt(NOW));
    assertEquals("app_unknown", nameAt(NOW));
    assertEquals(2, fetched);
    document = document("One");
    assertEquals("One", nameAt(NOW));
  }

  @Test
  void an_app_without_a_name_is_called_by_its_host() {
    document =
        "{\"client_id\": \"%s\", \"redirect_uris\": [\"https://app.example/cb\"]}".formatted(ID);
    assertEquals("app.example", nameAt(NOW));
  }

  @Test
  void its_keys_and_demands_are_taken_from_it() {
    document =
        """
        {"client_id": "%s", "redirect_uris": ["https://app.example/cb"],
         "token_endpoint_auth_method": "private_key_jwt", "jwks_uri": "https://app.example/jwks",
         "dpop_bound_access_tokens": true, "require_pushed_authorization_requests": true}
        """
            .formatted(ID);
    if (!(documents.find(PROD, ID, NOW) instanceof Result.Ok<App>(App app))) {
      throw new AssertionError("no app");
    }
    assertTrue(app.isConfidential());
    assertEquals(2, app.demands().size());
    assertEquals(Optional.empty(), app.registrant());
  }

  @Test
  void no_text_makes_it_throw() {
    Random random = new Random(7);
    String whole = document("One");
    for (int i = 0; i < 2000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int j = 0; j < 3; j++) {
        text.setCharAt(random.nextInt(text.length()), (char) (32 + random.nextInt(95)));
      }
      document = text.toString();
      Result<App> found = documents.find(PROD, ID + i, NOW);
      assertFalse(found instanceof Result.Ok<App>, "each is another address than it says");
      if (found instanceof Result.Failed<App>(var problems)) {
        assertEquals(Problem.Kind.UNPROVEN, problems.getFirst().kind());
      }
      AppDocuments.isAddress("https://" + text.substring(random.nextInt(text.length())));
    }
  }
}
