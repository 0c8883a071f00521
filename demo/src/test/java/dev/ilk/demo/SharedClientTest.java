package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.outside.postgres.Postgres;
import dev.ilk.server.config.Settings;
import dev.ilk.server.node.Node;
import dev.ilk.store.StoreSettings;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One client, used by two workloads at two nodes, is one finding on every node. */
class SharedClientTest {
  private static final String LEDGER = "prod-ledger";
  private static final String REPORT = "prod-report";
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir private static Path folder;

  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private Company company;
  private ECKey ledger;
  private ECKey report;

  private Settings settings(String name, StoreSettings store, Path rootKey) {
    return Settings.embedded(folder.resolve(name))
        .but()
        .url(company.ilk())
        .port(0)
        .store(store)
        .rootKey(new SecretRef.File(rootKey))
        .node(name)
        .privateIssuers(true)
        .build();
  }

  private Node node(Settings settings) {
    return ((Result.Ok<Node>) Node.start(settings, clock)).value();
  }

  private static ECKey key() throws Exception {
    return new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
  }

  private static String workload(String name, ECKey key) {
    return """
      - name: %s
        subtype: service
        environment: prod
        owner: {team: payments, contact: alice}
        purpose: keep the books
        scopes: [payments:read]
        client:
          jwks: '%s'
    """
        .formatted(name, new JWKSet(key).toPublicJWKSet());
  }

  private void declare() throws Exception {
    Told company = this.company.declare();
    assertEquals(0, company.code(), company.text());
    Path file = folder.resolve("clients.yaml");
    Files.writeString(
        file, "set: clients\nworkloads:\n" + workload(LEDGER, ledger) + workload(REPORT, report));
    Told applied = this.company.ilk("apply", "-f", file.toString());
    assertEquals(0, applied.code(), applied.text());
  }

  /** A client's request from an address of this machine, at one node. */
  private Answer ask(String client, ECKey key, String from, int port) throws Exception {
    String issuer = company.ilk() + "/e/prod/workload";
    Instant now = clock.instant();
    JWTAuthenticationClaimsSet claims =
        new JWTAuthenticationClaimsSet(
            new Issuer(client),
            new ClientID(client),
            new Audience(issuer).toSingleAudienceList(),
            Date.from(now.plusSeconds(60)),
            null,
            Date.from(now),
            new JWTID());
    String form =
        new TokenRequest.Builder(
                URI.create(issuer + "/token"),
                new PrivateKeyJWT(
                    claims, JWSAlgorithm.ES256, key.toPrivateKey(), key.getKeyID(), null),
                new ClientCredentialsGrant())
            .scope(new Scope("payments:read"))
            .resource(URI.create(PaymentsApi.AUDIENCE))
            .build()
            .toHTTPRequest()
            .getBody();
    try (HttpClient http =
        HttpClient.newBuilder().localAddress(InetAddress.ofLiteral(from)).build()) {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(
                      URI.create("http://127.0.0.1:%d/e/prod/workload/token".formatted(port)))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString(form))
                  .build(),
              HttpResponse.BodyHandlers.ofString());
      return Answer.of(answer);
    }
  }

  private JsonNode findings(String... more) throws Exception {
    List<String> arguments =
        new ArrayList<>(List.of("findings", "list", "--code", "shared-client", "--json"));
    arguments.addAll(List.of(more));
    Told told = company.ilk(arguments.toArray(String[]::new));
    assertEquals(0, told.code(), told.text());
    return JSON.readTree(told.text()).path("findings");
  }

  @Test
  void a_client_in_two_hands_is_found_once_whichever_nodes_saw_it_and_a_moved_one_is_not()
      throws Exception {
    ledger = key();
    report = key();
    try (Postgres postgres = Stored.postgresOrSkip()) {
      StoreSettings store = Stored.settings(postgres, folder);
      company = Company.start(settings -> settings.but().store(store).build(), clock);
      Path rootKey = company.folder().resolve("root.key");
      try (Company _ = company;
          Node second = node(settings("node-2", store, rootKey))) {
        declare();
        for (int minutes = 0; minutes <= 20; minutes += 5) {
          used(LEDGER, ledger, "127.0.0.1", company.port());
          used(LEDGER, ledger, "127.0.0.2", second.port());
          // It moves, and both its places are in use for a moment.
          if (minutes <= 10) {
            used(REPORT, report, "127.0.0.1", company.port());
          }
          if (minutes >= 10) {
            used(REPORT, report, "127.0.0.2", second.port());
          }
          ahead.updateAndGet(now -> now.plusSeconds(5 * 60));
        }
        // What a node does each minute it does first of all when it starts.
        for (String name : List.of("node-3", "node-4")) {
          try (Node _ = node(settings(name, store, rootKey))) {
            Eventually.holds(() -> findings().size() == 1);
          }
          ahead.updateAndGet(now -> now.plusSeconds(60));
        }
        tellsItAndCanBeAccepted(folder.resolve("node-2"));
      }
    }
  }

  private void used(String client, ECKey key, String from, int port) throws Exception {
    Eventually.answers(200, () -> ask(client, key, from, port));
  }

  private void tellsItAndCanBeAccepted(Path second) throws Exception {
    JsonNode found = findings("--identity", "workload:" + LEDGER);
    assertEquals(1, found.size());
    JsonNode one = found.path(0);
    assertEquals("workload:" + LEDGER, one.path("name").asText());
    assertEquals("127.0.0.2", one.path("about").asText());
    assertEquals("high", one.path("severity").asText());
    assertEquals("payments", one.path("owner").asText());
    assertTrue(one.path("evidence").asText().contains("127.0.0.1"), one.toString());
    assertTrue(one.path("identity").asText().startsWith("idn_"), one.toString());
    assertEquals(0, findings("--identity", "workload:" + REPORT).size());
    Told trace = company.ilk("trace", one.path("identity").asText());
    assertEquals(0, trace.code(), trace.text());
    // Announced, and done.
    assertEquals(2, trace.text().split("FindSharedClient", -1).length - 1, trace.text());
    Told accepted = answer(second, "accept", "two sites of one ledger");
    assertEquals(0, accepted.code(), accepted.text());
    assertEquals(0, findings().size());
    assertEquals(1, findings("--state", "accepted").size());
    Told mistaken = answer(second, "mistaken", "one machine with two addresses");
    assertEquals(0, mistaken.code(), mistaken.text());
    JsonNode said = findings("--state", "mistaken").get(0).path("accepted");
    assertEquals("mistaken", said.path("ground").asText());
    assertEquals("one machine with two addresses", said.path("reason").asText());
  }

  private Told answer(Path second, String ground, String reason) {
    return Told.by(
        second,
        "findings",
        ground,
        "workload:" + LEDGER,
        "shared-client",
        "--about",
        "127.0.0.2",
        "--reason",
        reason,
        "--until",
        clock.instant().plus(Duration.ofDays(30)).toString());
  }
}
