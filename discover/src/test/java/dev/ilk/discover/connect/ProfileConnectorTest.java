package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.discover.Account;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Profiles against a server that serves the shapes of the vendors' documentation. */
class ProfileConnectorTest {
  private final List<Duration> waited = new ArrayList<>();

  private List<Account> read(Served served, String profile, Map<String, String> parameters)
      throws Exception {
    Connector connector = connector(served, profile, parameters);
    List<Account> accounts = new ArrayList<>();
    Optional<String> cursor = Optional.of(Connector.START);
    for (int pages = 0; cursor.isPresent() && pages < 50; pages++) {
      Page page = connector.next(cursor.get());
      accounts.addAll(page.accounts());
      cursor = page.next();
    }
    return accounts;
  }

  private Connector connector(Served served, String profile, Map<String, String> parameters) {
    return new ProfileConnector(
        Profiles.of(profile).orElseThrow(),
        profile,
        served.uri(),
        parameters,
        "s3cret",
        waited::add,
        () -> Reads.NOW);
  }

  @Test
  void github_is_read_by_its_links_and_lists_one_after_another() throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          if (path.startsWith("/orgs/acme/members") && !path.contains("page=2")) {
            String next =
                "<http://"
                    + exchange.getRequestHeaders().getFirst("Host")
                    + "/orgs/acme/members?per_page=100&page=2>; rel=\"next\"";
            exchange.getResponseHeaders().add("Link", next);
            Served.json(exchange, "[{\"login\":\"ana\",\"id\":1,\"type\":\"User\"}]");
          } else if (path.startsWith("/orgs/acme/members")) {
            Served.json(exchange, "[{\"login\":\"renovate[bot]\",\"id\":2,\"type\":\"Bot\"}]");
          } else if (path.startsWith("/orgs/acme/installations")) {
            Served.json(
                exchange,
                """
                {"total_count":1,"installations":[{"id":9,"app_slug":"ci-helper",
                 "created_at":"2024-05-01T10:00:00Z","repository_selection":"all"}]}
                """);
          } else if (path.startsWith("/orgs/acme/personal-access-tokens")) {
            Served.json(
                exchange,
                """
                [{"id":25,"owner":{"login":"ana","id":1},"token_id":98,
                  "access_granted_at":"2024-01-01T00:00:00Z","token_expires_at":null,
                  "token_last_used_at":"2024-02-01T00:00:00Z"}]
                """);
          } else {
            Served.json(exchange, "[]");
          }
        })) {
      List<Account> accounts = read(served, "github", Map.of("organization", "acme"));
      assertEquals(
          List.of("ana", "renovate[bot]", "ci-helper", "ana"),
          accounts.stream().map(Account::name).toList());
      assertEquals("all", accounts.get(2).text("selection"));
      assertEquals(
          Optional.of(Instant.parse("2024-02-01T00:00:00Z")),
          accounts.get(3).credentials().getFirst().lastUsed());
      assertTrue(served.authorized.stream().allMatch("Bearer s3cret"::equals));
    }
  }

  @Test
  void entra_is_read_by_addresses_with_credentials_of_applications() throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          String host = "http://" + exchange.getRequestHeaders().getFirst("Host");
          if (path.startsWith("/v1.0/users") && !path.contains("skiptoken")) {
            Served.json(
                exchange,
                "{\"@odata.nextLink\":\"%s/v1.0/users?$skiptoken=x\",\"value\":[".formatted(host)
                    + "{\"id\":\"u1\",\"userPrincipalName\":\"ana@acme.test\",\"displayName\":\"Ana"
                    + " Li\",\"userType\":\"Member\",\"accountEnabled\":false,"
                    + "\"signInActivity\":{\"lastSignInDateTime\":\"2025-01-02T03:04:05Z\"}}]}");
          } else if (path.startsWith("/v1.0/servicePrincipals")) {
            Served.json(
                exchange,
                """
                {"value":[{"id":"s1","appId":"a-1","displayName":"orders sync",
                  "servicePrincipalType":"Application","accountEnabled":true,
                  "passwordCredentials":[{"keyId":"k1","startDateTime":"2020-01-01T00:00:00Z",
                                          "endDateTime":"2299-12-31T00:00:00Z"}],
                  "keyCredentials":[]}]}
                """);
          } else {
            Served.json(exchange, "{\"value\":[]}");
          }
        })) {
      List<Account> accounts = read(served, "entra", Map.of());
      assertEquals(2, accounts.size());
      assertEquals(false, accounts.getFirst().enabled());
      assertEquals(
          Optional.of(Instant.parse("2025-01-02T03:04:05Z")), accounts.getFirst().lastUsed());
      assertEquals("client-secret", accounts.get(1).credentials().getFirst().kind());
    }
  }

  @Test
  void tokens_and_positions_lead_on_to_the_last_page() throws Exception {
    try (Served slack =
        new Served((exchange, path) ->
            Served.json(
                exchange,
                path.contains("cursor=dXNl")
                    ? "{\"ok\":true,\"members\":[{\"id\":\"U2\",\"name\":\"deploybot\",\"is_bot\":true}],"
                        + "\"response_metadata\":{\"next_cursor\":\"\"}}"
                    : "{\"ok\":true,\"members\":[{\"id\":\"U1\",\"name\":\"ana\",\"deleted\":true,"
                        + "\"is_email_confirmed\":true,"
                        + "\"profile\":{\"real_name\":\"Ana Li\"}}],"
                        + "\"response_metadata\":{\"next_cursor\":\"dXNl\"}}"))) {
      List<Account> accounts = read(slack, "slack", Map.of());
      assertEquals(List.of("U1", "U2"), accounts.stream().map(Account::id).toList());
      assertEquals(List.of(false, true), accounts.stream().map(Account::enabled).toList());
      assertEquals("true", accounts.getFirst().text("email-verified"));
      assertEquals("", accounts.getLast().text("email-verified"));
    }
    try (Served scim =
        new Served((exchange, path) -> {
          int start = Integer.parseInt(path.replaceFirst(".*startIndex=", ""));
          StringBuilder items = new StringBuilder();
          for (int i = start; i < Math.min(start + 100, 251); i++) {
            items.append(i == start ? "" : ",");
            items.append("{\"id\":\"%d\",\"userName\":\"u%d\",\"active\":true}".formatted(i, i));
          }
          // A total that lies does no harm: it is not looked at.
          Served.json(exchange, "{\"totalResults\":7,\"Resources\":[" + items + "]}");
        })) {
      List<Account> accounts = read(scim, "scim", Map.of());
      assertEquals(250, accounts.size());
      assertEquals("u250", accounts.getLast().name());
    }
  }

  @Test
  void keys_of_google_service_accounts_are_asked_for_one_account_at_a_time() throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          if (path.contains("/keys")) {
            Served.say(
                exchange,
                path.contains("/2/") ? 404 : 200,
                """
                {"keys":[{"name":"projects/p/serviceAccounts/a/keys/k1",
                          "validAfterTime":"2024-01-01T00:00:00Z","validBeforeTime":"9999-12-31T23:59:59Z"}]}
                """);
          } else {
            Served.json(
                exchange,
                """
                {"accounts":[{"uniqueId":"1","email":"a@p.iam.gserviceaccount.com"},
                             {"uniqueId":"2","email":"b@p.iam.gserviceaccount.com"}]}
                """);
          }
        })) {
      List<Account> accounts = read(served, "google-cloud", Map.of("project", "p"));
      assertEquals(List.of(1, 0), accounts.stream().map(a -> a.credentials().size()).toList());
      assertTrue(
          served.asked.contains("/v1/projects/p/serviceAccounts/1/keys?keyTypes=USER_MANAGED"));
    }
  }

  @Test
  void a_limit_is_waited_for_as_long_as_the_server_asks() throws Exception {
    int[] refused = {0};
    try (Served served =
        new Served((exchange, path) -> {
          if (refused[0]++ < 2) {
            exchange.getResponseHeaders().add("Retry-After", refused[0] == 1 ? "7" : "999999");
            Served.say(exchange, 429, "");
          } else {
            Served.json(exchange, "{\"Resources\":[]}");
          }
        })) {
      assertEquals(List.of(), read(served, "scim", Map.of()));
      assertEquals(List.of(Duration.ofSeconds(7), Duration.ofMinutes(5)), waited);
    }
  }

  @Test
  void what_a_server_does_wrong_is_told_and_the_credential_goes_nowhere_else() throws Exception {
    refuses("which is not the server that was named", "https://evil.test/next", 200);
    refuses("at no address", "http://[::bad", 200);
    refuses("answered with status 401 (the credential is wrong or has ended)", "", 401);
    refuses("a redirect, which is not followed", "", 302);
    refuses("answered with status 503", "", 503);
  }

  private void refuses(String message, String next, int status) throws Exception {
    try (Served served =
        new Served((exchange, path) -> {
          if (status == 200) {
            exchange.getResponseHeaders().add("Link", "<" + next + ">; rel=\"next\"");
            Served.json(exchange, "[]");
          } else {
            Served.say(exchange, status, "");
          }
        })) {
      SystemUnreadable refused =
          assertThrows(SystemUnreadable.class, () -> read(served, "okta", Map.of()));
      assertTrue(String.valueOf(refused.getMessage()).contains(message), refused.getMessage());
    }
  }

  @Test
  void nonsense_is_refused_and_hostile_names_are_cut_and_cleaned() throws Exception {
    for (String nonsense :
        List.of("<html>", "{\"Resources\":5}", "{", "[".repeat(500), "{\"Resources\":{\"a\":1}}")) {
      try (Served served = new Served((exchange, path) -> Served.json(exchange, nonsense))) {
        assertThrows(SystemUnreadable.class, () -> read(served, "scim", Map.of()), nonsense);
      }
    }
    String name = "a\\u0000\\u001b[31m" + "b".repeat(5_000);
    try (Served served =
        new Served((exchange, path) ->
            Served.json(
                exchange,
                "{\"Resources\":[{\"id\":\"1\",\"userName\":\""
                    + name
                    + "\"},{\"noid\":1},7,null]}"))) {
      List<Account> accounts = read(served, "scim", Map.of());
      assertEquals(1, accounts.size());
      assertEquals(Account.LONGEST, accounts.getFirst().name().length());
      assertTrue(accounts.getFirst().name().chars().noneMatch(Character::isISOControl));
    }
  }

  @Test
  void every_profile_is_whole() {
    for (Profile profile : Profiles.all()) {
      boolean lists = profile.reader() == Profile.Reader.LISTS;
      assertTrue(!profile.rights().isEmpty(), profile.id());
      assertEquals(lists, !profile.lists().isEmpty(), profile.id());
      for (Profile.Listing list : profile.lists()) {
        assertTrue(
            list.fields().containsKey("id") && list.walk().path().startsWith("/"), profile.id());
        boolean positions =
            list.walk().paging() == Profile.Paging.OFFSET
                || list.walk().paging() == Profile.Paging.NUMBER;
        assertEquals(positions, list.walk().size() > 0, profile.id());
      }
    }
  }
}
