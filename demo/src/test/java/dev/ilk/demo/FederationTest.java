package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.spiffe.bundle.x509bundle.X509BundleSet;
import io.spiffe.spiffeid.TrustDomain;
import io.spiffe.svid.jwtsvid.JwtSvid;
import io.spiffe.workloadapi.Watcher;
import io.spiffe.workloadapi.X509Context;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two organisations, each with an Ilk and an agent of its own, federate their trust domains by the
 * profile {@code https_spiffe}; the public SPIFFE library for Java, unchanged, is the client.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FederationTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @TempDir static Path folder;
  private static FederatedSite acme;
  private static FederatedSite partner;

  @BeforeAll
  static void start() throws Exception {
    Files.createDirectories(folder.resolve("acme"));
    Files.createDirectories(folder.resolve("partner"));
    acme = FederatedSite.start("acme.example", folder.resolve("acme"));
    partner = FederatedSite.start("partner.example", folder.resolve("partner"));
  }

  @AfterAll
  static void stop() throws Exception {
    for (FederatedSite site : new FederatedSite[] {acme, partner}) {
      if (site != null) {
        site.close();
      }
    }
  }

  private static JsonNode json(Told told) throws IOException {
    assertEquals(0, told.code(), told.text());
    return JSON.readTree(told.text());
  }

  @Test
  @Order(1)
  void an_endpoint_that_is_not_the_one_named_is_not_believed() throws Exception {
    JsonNode answer =
        json(
            acme.company.ilk(
                "federation",
                "add",
                "prod",
                "partner.example",
                partner.endpoint(),
                "--endpoint-id",
                "spiffe://partner.example/ilk/other",
                "--bundle",
                partner.bundle().toString(),
                "--json"));
    assertTrue(answer.path("trouble").asText().contains("SPIFFE ID"), answer.toString());
    assertEquals(0, acme.company.ilk("federation", "remove", "prod", "partner.example").code());
  }

  @Test
  @Order(1)
  void an_endpoint_below_another_root_is_not_believed() throws Exception {
    String own = Files.readString(acme.bundle()).replace("acme.example", "partner.example");
    Path stolen = Files.writeString(folder.resolve("stolen.json"), own);
    Told told =
        acme.company.ilk(
            "federation",
            "add",
            "prod",
            "partner.example",
            partner.endpoint(),
            "--endpoint-id",
            partner.endpointId(),
            "--bundle",
            stolen.toString());
    assertEquals(3, told.code());
    assertTrue(told.text().contains("another trust domain"), told.text());
  }

  @Test
  @Order(2)
  void each_follows_the_other_by_an_svid_of_its_own() throws Exception {
    for (JsonNode answer :
        new JsonNode[] {json(acme.follow(partner)), json(partner.follow(acme))}) {
      assertFalse(answer.has("trouble"), answer.toString());
      assertEquals("https_spiffe", answer.path("profile").asText());
      assertTrue(answer.path("bundle").path("x509_authorities").asInt() > 0, answer.toString());
    }
    JsonNode listed = json(acme.company.ilk("federation", "list", "prod", "--json"));
    assertEquals(
        "partner.example", listed.path("federations").get(0).path("trust_domain").asText());
    Told shown = acme.company.ilk("federation", "show", "prod", "partner.example");
    assertTrue(shown.text().contains(partner.endpointId()), shown.text());
    assertEquals(3, acme.follow(partner).code());
    Told own = acme.company.ilk("federation", "add", "prod", "acme.example", "https://a.example/b");
    assertEquals(3, own.code());
    assertTrue(own.text().contains("a trust domain of this Ilk"), own.text());
  }

  @Test
  @Order(3)
  void a_workload_sees_the_bundles_of_both() throws Exception {
    X509BundleSet bundles = acme.client().fetchX509Context().getX509BundleSet();
    assertEquals(2, bundles.getBundles().size());
    assertEquals(
        partner
            .client()
            .fetchX509Context()
            .getX509BundleSet()
            .getBundleForTrustDomain(TrustDomain.parse("partner.example"))
            .getX509Authorities(),
        bundles.getBundleForTrustDomain(TrustDomain.parse("partner.example")).getX509Authorities());
    assertEquals(bundles.getBundles(), acme.client().fetchX509Bundles().getBundles());
  }

  @Test
  @Order(4)
  void a_foreign_token_is_validated_by_its_own_bundle() throws Exception {
    JwtSvid svid = partner.client().fetchJwtSvid("reports");
    assertEquals(
        partner.id(),
        acme.client().validateJwtSvid(svid.getToken(), "reports").getSpiffeId().toString());
    assertThrows(
        Exception.class, () -> acme.client().validateJwtSvid(svid.getToken(), "elsewhere"));
    JwtSvid.parseAndValidate(svid.getToken(), acme.client().fetchJwtBundles(), Set.of("reports"));
  }

  @Test
  @Order(5)
  void two_workloads_talk_mutual_tls_across_the_trust_domains() throws Exception {
    X509Context server = partner.client().fetchX509Context();
    assertEquals("hello " + acme.id(), greeting(acme.client().fetchX509Context(), server));
  }

  @Test
  @Order(6)
  void a_foreign_token_proves_only_whom_a_rule_names() throws Exception {
    assertEquals(400, exchanged().status(), "federation alone lets nobody in");
    Path rule =
        Files.writeString(
            folder.resolve("rule.yaml"),
            """
            set: partners
            workloads:
              - name: prod-partner-front
                subtype: integration
                environment: prod
                owner: {team: payments, contact: alice}
                purpose: let the partner ask
                trust:
                  - issuer: spiffe://partner.example
                    audience: %s
                    condition: claims.sub == "%s"
            """
                .formatted(issuer(), partner.id()));
    Path policy =
        Files.writeString(
            folder.resolve("partners.cedar"),
            """
            @id("the-partner-at-ilk")
            @reason("the partner may ask Ilk who it is")
            permit (
              principal == Workload::"prod-partner-front",
              action == Action::"ExchangeToken",
              resource
            )
            when { resource.own && context.proof.method == "foreign-jwt-svid" };
            """);
    Told applied = acme.company.ilk("apply", "-f", rule.toString(), "-f", policy.toString());
    assertEquals(0, applied.code(), applied.text());
    assertEquals(200, exchanged().status());
  }

  private static String issuer() {
    return acme.company.ilk() + "/e/prod/workload";
  }

  private static Answer exchanged() throws Exception {
    String token = partner.client().fetchJwtSvid(issuer()).getToken();
    try (Web web = new Web()) {
      String ilk = acme.company.ilk();
      return new Tokens(web, ilk).workload("prod", token, ilk);
    }
  }

  @Test
  @Order(7)
  void after_the_relation_has_ended_nothing_foreign_is_believed() throws Exception {
    BlockingQueue<X509Context> seen = new LinkedBlockingQueue<>();
    acme.client().watchX509Context(updates(seen));
    X509Context before = seen.poll(60, TimeUnit.SECONDS);
    assertEquals(2, before.getX509BundleSet().getBundles().size());
    Told removed = acme.company.ilk("federation", "remove", "prod", "partner.example");
    assertEquals(0, removed.code(), removed.text());
    X509Context after = before;
    while (after.getX509BundleSet().getBundles().size() == 2) {
      after = seen.poll(120, TimeUnit.SECONDS);
      assertTrue(after != null, "the stream never told");
    }
    X509Context alone = after;
    X509Context server = partner.client().fetchX509Context();
    assertThrows(IOException.class, () -> greeting(alone, server));
    String token = partner.client().fetchJwtSvid("reports").getToken();
    assertThrows(Exception.class, () -> acme.client().validateJwtSvid(token, "reports"));
    assertEquals(400, exchanged().status(), "the rule stands, and the bundle is gone");
  }

  /** What a server says to a client whose certificate it took; both check each other. */
  private static String greeting(X509Context client, X509Context server) throws Exception {
    try (SSLServerSocket listening =
            (SSLServerSocket)
                SpiffeTls.context(server)
                    .getServerSocketFactory()
                    .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      listening.setNeedClientAuth(true);
      Callable<Void> serving =
          () -> {
            try (SSLSocket accepted = (SSLSocket) listening.accept()) {
              X509Certificate caller =
                  (X509Certificate) accepted.getSession().getPeerCertificates()[0];
              Object id = caller.getSubjectAlternativeNames().iterator().next().get(1);
              accepted
                  .getOutputStream()
                  .write(("hello " + id + "\n").getBytes(StandardCharsets.UTF_8));
            }
            return null;
          };
      Future<Void> served = threads.submit(serving);
      try (SSLSocket connection =
          (SSLSocket)
              SpiffeTls.context(client)
                  .getSocketFactory()
                  .createSocket(InetAddress.getLoopbackAddress(), listening.getLocalPort())) {
        connection.setSoTimeout(60_000);
        connection.startHandshake();
        BufferedReader in =
            new BufferedReader(
                new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
        String line = in.readLine();
        served.get(60, TimeUnit.SECONDS);
        return line;
      } finally {
        served.cancel(true);
      }
    }
  }

  private static Watcher<X509Context> updates(BlockingQueue<X509Context> seen) {
    return new Watcher<>() {
      @Override
      public void onUpdate(X509Context update) {
        seen.add(update);
      }

      @Override
      public void onError(Throwable error) {
        throw new AssertionError(error);
      }
    };
  }
}
