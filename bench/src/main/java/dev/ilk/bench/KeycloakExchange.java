package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.outside.keycloak.Distribution;
import dev.ilk.outside.keycloak.ExchangeRealm;
import dev.ilk.outside.keycloak.Keycloak;
import dev.ilk.outside.keycloak.Mode;
import dev.ilk.outside.postgres.Postgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.function.IntFunction;

/**
 * The peer: Keycloak in production mode on a PostgreSQL of its own, and its standard token
 * exchange, an ES256 token in and another out. It keeps no record of them.
 */
final class KeycloakExchange implements AutoCloseable {
  private static final String SECRET = "of-a-benchmark";
  private static final String TYPE = "application/x-www-form-urlencoded";

  private final Postgres database;
  private final Keycloak keycloak;

  private KeycloakExchange(Postgres database, Keycloak keycloak) {
    this.database = database;
    this.keycloak = keycloak;
  }

  /** Starts it, within some minutes. */
  static Result<KeycloakExchange> start() throws IOException {
    Path root = Path.of(System.getProperty("ilk.root", ""));
    Distribution distribution = Distribution.find(root).orElse(null);
    if (distribution == null) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.UNAVAILABLE,
                  "keycloak_missing",
                  "there is no Keycloak in `outside/target/keycloak`")
              .mend("build without -Dilk.keycloak.skip"));
    }
    Postgres database = Conditions.postgresql();
    try {
      Mode mode =
          new Mode.Production(
              database.createDatabase("keycloak"), Postgres.USER, database.password());
      ExchangeRealm realm = new ExchangeRealm("acme", SECRET);
      return Result.ok(new KeycloakExchange(database, Keycloak.start(distribution, realm, mode)));
    } catch (SQLException e) {
      database.close();
      throw new IOException("the private PostgreSQL cannot be used", e);
    } catch (IOException e) {
      database.close();
      throw e;
    }
  }

  int port() {
    return keycloak.port();
  }

  long pid() {
    return keycloak.pid();
  }

  /** Exchanges of one token, as they go over the wire. */
  IntFunction<byte[]> exchanges() throws IOException, InterruptedException {
    byte[] whole =
        Connection.post(
            path(),
            TYPE,
            "grant_type=urn%3Aietf%3Aparams%3Aoauth%3Agrant-type%3Atoken-exchange"
                + "&subject_token_type=urn%3Aietf%3Aparams%3Aoauth%3Atoken-type%3Aaccess_token"
                + "&client_id="
                + ExchangeRealm.EXCHANGER
                + "&client_secret="
                + SECRET
                + "&audience="
                + ExchangeRealm.TARGET
                + "&subject_token="
                + subjectToken());
    return number -> whole;
  }

  private String subjectToken() throws IOException, InterruptedException {
    String form =
        "grant_type=client_credentials&client_id="
            + ExchangeRealm.WORKLOAD
            + "&client_secret="
            + SECRET;
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(keycloak.issuer() + "/protocol/openid-connect/token"))
              .header("Content-Type", TYPE)
              .POST(HttpRequest.BodyPublishers.ofString(form))
              .build();
      String body = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      String token = new ObjectMapper().readTree(body).path("access_token").asText();
      if (token.isEmpty()) {
        throw new IOException("Keycloak gave no token: " + body);
      }
      return token;
    }
  }

  private String path() {
    return keycloak.issuer().getPath() + "/protocol/openid-connect/token";
  }

  @Override
  public void close() throws IOException {
    keycloak.close();
    database.close();
  }
}
