package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.net.httpserver.HttpExchange;
import dev.ilk.discover.Account;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What changed, told in the shapes of the vendors' documentation, and told wrongly. */
class ProfileChangesTest {
  private final Map<String, String> answers = new HashMap<>();
  private final Map<String, Integer> statuses = new HashMap<>();

  /** Our time; the server has the machine's. */
  private Instant now = Instant.now().truncatedTo(ChronoUnit.SECONDS);

  /** What a reading of changes came to. */
  private record Changed(List<Account> accounts, List<String> removed, Optional<String> mark) {
    List<String> ids() {
      return accounts.stream().map(Account::id).toList();
    }
  }

  private Served serve() throws IOException {
    return new Served(this::answer);
  }

  /** The longest beginning of an address that there is an answer for. */
  private void answer(HttpExchange exchange, String path) throws IOException {
    String known =
        answers.keySet().stream()
            .filter(path::startsWith)
            .max((a, b) -> Integer.compare(a.length(), b.length()))
            .orElse("");
    String host = "http://" + exchange.getRequestHeaders().getFirst("Host");
    String body = answers.getOrDefault(known, "").replace("${host}", host);
    int usual = known.isEmpty() ? 404 : 200;
    Served.say(exchange, statuses.getOrDefault(known, usual), body);
  }

  private Connector connector(Served served, String profile, Map<String, String> parameters)
      throws SystemUnreadable {
    return Profiles.connector(
        Profiles.of(profile).orElseThrow(),
        profile,
        served.uri(),
        parameters,
        "s3cret",
        _ -> {},
        () -> now);
  }

  /** Each page by a connector of its own, as if the process had ended in between. */
  private Changed changes(Served served, String profile, Map<String, String> given, String mark)
      throws Exception {
    Optional<String> cursor = connector(served, profile, given).since(mark);
    List<Account> accounts = new ArrayList<>();
    List<String> removed = new ArrayList<>();
    Optional<String> next = Optional.empty();
    for (int pages = 0; cursor.isPresent() && pages < 30; pages++) {
      Page page = connector(served, profile, given).next(cursor.get());
      accounts.addAll(page.accounts());
      removed.addAll(page.removed());
      cursor = page.next();
      next = page.mark();
    }
    return new Changed(accounts, removed, next);
  }

  private String mark(Served served, String profile) throws Exception {
    return connector(served, profile, Map.of()).mark().orElseThrow();
  }

  private void entra() {
    for (String kind : List.of("users", "servicePrincipals", "applications")) {
      answers.put(
          "/v1.0/" + kind + "/delta",
          "{\"@odata.deltaLink\":\"${host}/v1.0/%s/delta?$deltatoken=one\",\"value\":[]}"
              .formatted(kind));
    }
    answers.put("/v1.0/users/u1", "{\"id\":\"u1\",\"userPrincipalName\":\"ana@acme.test\"}");
    answers.put("/v1.0/users/u4", "{\"id\":\"u4\",\"userPrincipalName\":\"zoe@acme.test\"}");
  }

  private void entraChanged(String body) {
    answers.put("/v1.0/users/delta?$deltatoken=one", body);
  }

  @Test
  void entra_is_asked_by_its_own_addresses_and_whoever_changed_is_looked_up() throws Exception {
    entra();
    try (Served served = serve()) {
      String mark = mark(served, "entra");
      entraChanged(
          """
          {"@odata.nextLink":"${host}/v1.0/users/delta?$skiptoken=x","value":[
            {"id":"u1","displayName":"Ana"},
            {"id":"u2","@removed":{"reason":"changed"}},
            {"id":"u3","displayName":"gone since"},
            {"id":"u4","@removed":{"reason":"deleted"}},
            {"id":"u4","displayName":"made again"}]}
          """);
      answers.put(
          "/v1.0/users/delta?$skiptoken=x",
          "{\"@odata.deltaLink\":\"${host}/v1.0/users/delta?$deltatoken=two\",\"value\":[]}");
      Changed changed = changes(served, "entra", Map.of(), mark);
      assertEquals(List.of("u1", "u4"), changed.ids());
      assertEquals(List.of("u2", "u4", "u3"), changed.removed());
      answers.put("/v1.0/users/delta?$deltatoken=two", answers.get("/v1.0/users/delta"));
      changes(served, "entra", Map.of(), changed.mark().orElseThrow());
      assertTrue(
          served.asked.contains("/v1.0/users/delta?$deltatoken=two"), served.asked::toString);
    }
  }

  @Test
  void a_token_that_is_not_known_any_more_and_other_lost_threads_are_told_apart() throws Exception {
    entra();
    try (Served served = serve()) {
      String mark = mark(served, "entra");
      for (int status : List.of(400, 404, 410)) {
        entraChanged("{\"error\":{\"code\":\"syncStateNotFound\"}}");
        statuses.put("/v1.0/users/delta?$deltatoken=one", status);
        assertThrows(ChangesLost.class, () -> changes(served, "entra", Map.of(), mark));
      }
      statuses.clear();
      entraChanged("{\"value\":[]}");
      assertThrows(ChangesLost.class, () -> changes(served, "entra", Map.of(), mark));
      entraChanged("{\"@odata.deltaLink\":\"/%s\",\"value\":[]}".formatted("x".repeat(9_000)));
      assertThrows(ChangesLost.class, () -> changes(served, "entra", Map.of(), mark));
      entraChanged("{\"@odata.nextLink\":\"https://evil.test/x\",\"value\":[]}");
      String elsewhere =
          assertThrows(SystemUnreadable.class, () -> changes(served, "entra", Map.of(), mark))
              .getMessage();
      assertTrue(String.valueOf(elsewhere).contains("not the server that was named"), elsewhere);
      StringBuilder many = new StringBuilder();
      for (int i = 0; i <= ProfileChanges.MOST_LOOKED_UP; i++) {
        many.append(i == 0 ? "" : ",").append("{\"id\":\"x%d\"}".formatted(i));
      }
      int asked = served.asked.size();
      entraChanged("{\"value\":[" + many + "]}");
      assertThrows(ChangesLost.class, () -> changes(served, "entra", Map.of(), mark));
      assertEquals(asked + 1, served.asked.size(), "nobody was looked up");
    }
  }

  @Test
  void okta_is_searched_by_time_and_tells_who_is_deprovisioned() throws Exception {
    answers.put("/api/v1/users?limit=1", "[]");
    answers.put("/api/v1/apps", "[{\"id\":\"app\",\"name\":\"crm\",\"label\":\"CRM\"}]");
    answers.put(
        "/api/v1/users?limit=200&search=",
        """
        [{"id":"u1","status":"ACTIVE","profile":{"login":"ana"}},
         {"id":"u2","status":"DEPROVISIONED","profile":{"login":"bob"}}]
        """);
    try (Served served = serve()) {
      Changed changed = changes(served, "okta", Map.of(), mark(served, "okta"));
      assertEquals(List.of("u1", "app"), changed.ids());
      assertEquals(List.of("u2"), changed.removed());
      String since =
          DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH'%3A'")
              .withZone(ZoneOffset.UTC)
              .format(now.minus(ProfileChanges.OVERLAP));
      String asked = "/api/v1/users?limit=200&search=lastUpdated%20gt%20%22" + since;
      assertTrue(
          served.asked.stream().anyMatch(path -> path.startsWith(asked) && path.endsWith("Z%22")),
          served.asked::toString);
    }
  }

  @Test
  void a_scim_service_without_filters_tells_no_changes() throws Exception {
    answers.put("/ServiceProviderConfig", "{\"filter\":{\"supported\":false}}");
    try (Served served = serve()) {
      assertEquals(Optional.empty(), connector(served, "scim", Map.of()).mark());
      answers.put("/ServiceProviderConfig", "{\"filter\":{\"supported\":true}}");
      answers.put(
          "/Users?count=100&filter=", "{\"Resources\":[{\"id\":\"1\",\"userName\":\"a\"}]}");
      Changed changed = changes(served, "scim", Map.of(), mark(served, "scim"));
      assertEquals(List.of("1"), changed.ids());
      answers.remove("/ServiceProviderConfig");
      assertEquals(Optional.empty(), connector(served, "scim", Map.of()).mark());
    }
  }

  @Test
  void the_walk_of_datadog_ends_where_it_is_too_old() throws Exception {
    answers.put("/api/v2/users?page[size]=1", "{\"data\":[]}");
    StringBuilder full = new StringBuilder();
    for (int i = 0; i < 100; i++) {
      Instant changed = i < 3 ? now : now.minus(Duration.ofDays(9));
      full.append(i == 0 ? "" : ",")
          .append("{\"id\":\"d%d\",\"attributes\":{\"modified_at\":\"%s\"}}".formatted(i, changed));
    }
    answers.put("/api/v2/users?page[size]=100&sort=-modified_at", "{\"data\":[" + full + "]}");
    try (Served served = serve()) {
      String mark = mark(served, "datadog");
      Changed changed = changes(served, "datadog", Map.of(), mark);
      assertEquals(List.of("d0", "d1", "d2"), changed.ids());
      assertEquals(2, served.asked.size());
    }
  }

  @Test
  void clocks_that_lie_move_no_mark_too_far_and_are_found_out() throws Exception {
    answers.put("/services/data/v64.0/", "{}");
    answers.put("/services/data/v64.0/query", "{\"records\":[]}");
    try (Served served = serve()) {
      Connector salesforce = connector(served, "salesforce", Map.of());
      Instant right = now;
      for (Duration wrong : List.of(Duration.ofHours(1), Duration.ofHours(-1))) {
        now = right.plus(wrong);
        assertEquals(Optional.empty(), salesforce.mark());
      }
      // The server is ahead: its mark is no later than by our own clock.
      now = right.minus(Duration.ofMinutes(3));
      String mark = salesforce.mark().orElseThrow();
      String since = now.minus(ProfileChanges.OVERLAP).toString();
      assertTrue(mark.contains(since), mark);
      Changed changed = changes(served, "salesforce", Map.of(), mark);
      assertTrue(changed.mark().orElseThrow().contains(since), changed::toString);
      // The server went back behind what it said: as a mark from after its time shows.
      now = right.plus(Duration.ofHours(2));
      String later = mark.replace(since, right.plus(Duration.ofHours(1)).toString());
      assertThrows(ChangesLost.class, () -> changes(served, "salesforce", Map.of(), later));
      // Ours went back.
      now = right.minus(Duration.ofHours(1));
      assertEquals(Optional.empty(), salesforce.since(mark));
    }
  }

  @Test
  void a_mark_is_of_no_use_with_other_settings_and_no_nonsense_is_one() throws Exception {
    answers.put("/admin/realms/", "{\"adminEventsEnabled\":true}");
    try (Served served = serve()) {
      Map<String, String> acme = Map.of("realm", "acme");
      String mark = connector(served, "keycloak", acme).mark().orElseThrow();
      assertTrue(connector(served, "keycloak", acme).since(mark).isPresent());
      Connector other = connector(served, "keycloak", Map.of("realm", "other"));
      assertEquals(Optional.empty(), other.since(mark));
      for (String nonsense : List.of("", "{", "{}", "[]", "null", "2026-01-01T00:00:00Z")) {
        assertEquals(Optional.empty(), other.since(nonsense), nonsense);
      }
      assertThrows(ChangesLost.class, () -> other.next(mark));
    }
  }

  @Test
  void systems_that_tell_no_changes_have_no_mark() throws Exception {
    try (Served served = serve()) {
      for (String profile : List.of("github", "gitlab", "google-workspace", "slack", "vault")) {
        assertEquals(Optional.empty(), connector(served, profile, Map.of()).mark());
      }
      assertFalse(served.asked.iterator().hasNext(), "and nothing is asked for it");
    }
  }
}
