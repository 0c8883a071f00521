package dev.ilk.demo;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.keycloak.AuditedRealm;
import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Mode;
import dev.ilk.outside.postgres.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The systems of Acme that run for real, where they can: a PostgreSQL and a Keycloak. */
final class EstateReal {
  private static final String READER = "reader-read-only-7f3a";
  private static final List<String> CUSTOMER_CARE =
      List.of("anna.smith", "wei.chen", "lucia.romero", "tom.becker");

  private EstateReal() {}

  /** Starts a Keycloak beside everything else, if the build fetched one. */
  static CompletableFuture<Optional<Keycloak>> keycloak() {
    Optional<Distribution> found = Distribution.find(Path.of(System.getProperty("ilk.root", ".")));
    if (found.isEmpty()) {
      return CompletableFuture.completedFuture(Optional.empty());
    }
    return CompletableFuture.supplyAsync(() -> {
      try {
        AuditedRealm realm = new AuditedRealm("acme", READER, CUSTOMER_CARE);
        return Optional.of(Keycloak.start(found.get(), realm, new Mode.Development()));
      } catch (IOException e) {
        System.err.println("Keycloak cannot be run: " + e.getMessage());
        return Optional.<Keycloak>empty();
      }
    });
  }

  /** Adds the Keycloak to the systems. */
  static void add(EstateSystems systems, Keycloak keycloak)
      throws IOException, InterruptedException {
    String url = "url=http://127.0.0.1:" + keycloak.port();
    systems.real(
        new EstateSystems.Known(
            "keycloak",
            "Keycloak (real)",
            List.of(
                "keycloak",
                "keycloak",
                "--set",
                url,
                "--set",
                "realm=acme",
                "--secret",
                "file:keycloak")),
        token(keycloak.issuer()),
        keycloak);
  }

  private static String token(URI issuer) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/protocol/openid-connect/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=%s&client_secret=%s"
                        .formatted(AuditedRealm.READER, READER)))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return new ObjectMapper().readTree(body).path("access_token").asText();
    }
  }

  /**
   * Starts a PostgreSQL with the roles of a shop's database, and adds it.
   *
   * @return why there is none, if there is none
   */
  static Optional<String> postgres(EstateSystems systems) throws IOException, SQLException {
    return switch (Postgres.start()) {
      case Result.Failed<Postgres>(List<Problem> problems) ->
          Optional.of(problems.getFirst().sentence());
      case Result.Ok<Postgres>(Postgres server) -> {
        String url = server.createDatabase("orders");
        systems.real(
            new EstateSystems.Known(
                "orders-db",
                "PostgreSQL (real)",
                List.of(
                    "orders-db",
                    "postgres",
                    "--set",
                    "url=" + url,
                    "--set",
                    "user=auditor",
                    "--secret",
                    "file:orders-db")),
            READER,
            server);
        try (Connection admin = DriverManager.getConnection(url, Postgres.USER, server.password());
            Statement statement = admin.createStatement()) {
          statement.execute("create role auditor login password '%s'".formatted(READER));
          statement.execute("create role readers");
          for (String one : EstateMachines.ORDERS) {
            statement.execute("create role \"svc-orders-%s\" login password 'x'".formatted(one));
            statement.execute("grant readers to \"svc-orders-%s\"".formatted(one));
          }
          statement.execute("create role \"dana.reyes\" login superuser password 'y'");
          statement.execute(
              "create role \"svc-reporting\" login password 'z' valid until '2027-01-01'");
          statement.execute("comment on role \"svc-reporting\" is 'used by the nightly pipeline'");
        }
        yield Optional.empty();
      }
    };
  }
}
