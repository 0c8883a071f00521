package dev.ilk.discover.connect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import dev.ilk.kernel.Result;
import dev.ilk.outside.keycloak.AuditedRealm;
import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Mode;
import dev.ilk.outside.postgres.Postgres;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** A real PostgreSQL and a real Keycloak, read with no more than the right to read. */
class RealSystemsTest {
  private final Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());

  @Test
  void roles_of_postgresql_are_read_by_a_role_without_rights() throws Exception {
    Result<Postgres> started = Postgres.start();
    assumeTrue(
        started instanceof Result.Ok<Postgres>,
        () -> "SKIPPED: PostgreSQL cannot be started here: " + started);
    try (Postgres postgres = ((Result.Ok<Postgres>) started).value()) {
      String url = postgres.createDatabase("orders");
      try (Connection admin = DriverManager.getConnection(url, Postgres.USER, postgres.password());
          Statement statement = admin.createStatement()) {
        statement.execute("create role auditor login password 'look'");
        statement.execute(
            "create role \"svc-orders-sync\" login password 'x' valid until '2027-01-01'");
        statement.execute("create role anna_smith login superuser password 'y'");
        statement.execute("create role readers");
        statement.execute("grant readers to \"svc-orders-sync\"");
        statement.execute("comment on role \"svc-orders-sync\" is 'used by the nightly pipeline'");
      }
      Map<String, Account> roles =
          new PostgresConnector("pg", url, "auditor", "look")
              .next("").accounts().stream().collect(Collectors.toMap(Account::name, a -> a));
      Account sync = roles.get("svc-orders-sync");
      assertEquals("readers", sync.text("groups"));
      assertEquals("used by the nightly pipeline", sync.text("description"));
      assertTrue(sync.credentials().getFirst().expires().isPresent());
      assertEquals(Kind.WORKLOAD, classifier.classify(sync).kind());
      assertEquals("yes", roles.get("anna_smith").text("superuser"));
      assertEquals(Kind.HUMAN, classifier.classify(roles.get("anna_smith")).kind());
      assertEquals(false, roles.get("readers").enabled());
    }
  }

  @Test
  void users_and_clients_of_keycloak_are_read_by_a_client_that_may_only_read() throws Exception {
    Optional<Distribution> distribution =
        Distribution.find(Path.of(System.getProperty("ilk.root")));
    assumeTrue(
        distribution.isPresent(),
        "SKIPPED: no Keycloak in outside/target/keycloak; build `outside` without"
            + " -Dilk.keycloak.skip");
    List<String> people = new ArrayList<>(List.of("anna.smith", "wei.chen"));
    for (int i = 0; i < 230; i++) {
      people.add("person%03d.test".formatted(i));
    }
    AuditedRealm realm = new AuditedRealm("acme", "reader-secret", people);
    try (Keycloak keycloak = Keycloak.start(distribution.get(), realm, new Mode.Development())) {
      URI base = URI.create("http://127.0.0.1:" + keycloak.port());
      Connector connector =
          new ProfileConnector(
              Profiles.of("keycloak").orElseThrow(),
              "keycloak",
              base,
              Map.of("realm", "acme"),
              token(keycloak.issuer()),
              _ -> {},
              InstantSource.system());
      Map<String, Account> accounts = new java.util.TreeMap<>();
      Optional<String> cursor = Optional.of(Connector.START);
      while (cursor.isPresent()) {
        Page page = connector.next(cursor.get());
        page.accounts().forEach(account -> accounts.put(account.name(), account));
        cursor = page.next();
      }
      assertTrue(accounts.keySet().containsAll(people), "all pages were read");
      String mark = connector.mark().orElseThrow();
      Optional<String> changes = connector.since(mark);
      while (changes.isPresent()) {
        Page page = connector.next(changes.get());
        assertEquals(List.of(), page.accounts(), "nobody changed anything");
        assertEquals(List.of(), page.removed());
        changes = page.next();
        assertEquals(changes.isEmpty(), page.mark().isPresent());
      }
      assertTrue(accounts.get("anna.smith").created().isPresent());
      assertEquals(Kind.HUMAN, classifier.classify(accounts.get("anna.smith")).kind());
      assertEquals(Kind.WORKLOAD, classifier.classify(accounts.get(AuditedRealm.READER)).kind());
    }
  }

  private static String token(URI issuer) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=reader&client_secret=reader-secret"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(body).path("access_token").asText();
    }
  }
}
