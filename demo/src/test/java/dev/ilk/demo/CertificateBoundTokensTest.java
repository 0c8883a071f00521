package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.SecretRef;
import dev.ilk.keys.possession.Confirmation;
import dev.ilk.server.config.TlsSettings;
import dev.ilk.server.tls.NodeCertificate;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens bound to the certificate of their holder's connection (RFC 8705), on two nodes. */
class CertificateBoundTokensTest {
  private static final String ISSUER = "/e/prod/workload";
  private static final String SELF = "/v1/self";

  @TempDir private static Path folder;
  private static Identity server;
  private static TwoNodes nodes;

  @BeforeAll
  static void start() throws Exception {
    server = Identity.of("ilk");
    server.write(folder.resolve("tls.pem"), folder.resolve("tls.key"));
    nodes = TwoNodes.start(folder, Optional.of(tls()));
    Path declared = nodes.company.folder();
    Files.writeString(
        declared.resolve("bound.cedar"),
        """
        @id("deployer-at-ilk")
        @reason("the deployer may ask Ilk who it is, with a bound token")
        permit (
          principal == Workload::"prod-payments-deployer",
          action in [Action::"ExchangeToken", Action::"ReadSelf"],
          resource
        )
        when { context.proof.binding.contains("mtls") };
        """);
    Told applied =
        nodes.company.ilk(
            "apply",
            "-f",
            declared.resolve("company.yaml").toString(),
            "-f",
            declared.resolve("bound.cedar").toString());
    assertEquals(0, applied.code(), applied.text());
  }

  @AfterAll
  static void close() throws Exception {
    nodes.close();
  }

  private static TlsSettings tls() {
    return new TlsSettings(
        folder.resolve("tls.pem"),
        new SecretRef.File(folder.resolve("tls.key")),
        Optional.of(new TlsSettings.Clients("127.0.0.1", 0, Optional.empty())));
  }

  private static Web connecting(Optional<Identity> holder) throws Exception {
    SSLContext context = Identity.client(server.certificate, holder);
    return new Web(HttpClient.newBuilder().sslContext(context));
  }

  private static Answer exchange(String node, Optional<Identity> holder) throws Exception {
    String job = nodes.company.jobToken(Company.MAIN, nodes.company.ilk());
    try (Web web = connecting(holder)) {
      return new Tokens(web, node).workload("prod", job, nodes.company.ilk());
    }
  }

  private static Answer get(String address, Optional<Identity> holder, String... headers)
      throws Exception {
    try (Web web = connecting(holder)) {
      return web.get(address, headers);
    }
  }

  private static Answer self(String node, Optional<Identity> holder, String token)
      throws Exception {
    return get(node + SELF, holder, "Authorization", "Bearer " + token);
  }

  private static String mutual() {
    return nodes.company.ilkMutual().orElseThrow();
  }

  @Test
  void a_token_is_bound_to_the_certificate_it_was_asked_for_with() throws Exception {
    Identity holder = Identity.of("deployer");
    Answer reply = exchange(mutual(), Optional.of(holder));
    assertEquals(200, reply.status(), reply.text());
    assertEquals("Bearer", reply.json().path("token_type").asText());
    String claims = reply.json().path("access_token").asText().split("\\.", -1)[1];
    JsonNode read = new ObjectMapper().readTree(Base64.getUrlDecoder().decode(claims));
    assertEquals(
        Confirmation.thumbprint(holder.certificate), read.path("cnf").path("x5t#S256").asText());
  }

  @Test
  void a_stolen_token_is_refused_over_any_other_connection_on_every_node() throws Exception {
    Optional<Identity> holder = Optional.of(Identity.of("deployer"));
    String token = exchange(mutual(), holder).json().path("access_token").asText();
    for (String node : List.of(mutual(), nodes.secondMutual())) {
      assertEquals(200, self(node, holder, token).status());
      for (Optional<Identity> thief :
          List.of(Optional.of(Identity.of("deployer")), Optional.<Identity>empty())) {
        Answer refused = self(node, thief, token);
        assertEquals(401, refused.status());
        assertEquals("certificate_mismatch", refused.error());
      }
    }
    for (String node : List.of(nodes.company.ilk(), nodes.second())) {
      assertEquals("certificate_mismatch", self(node, holder, token).error());
    }
  }

  @Test
  void where_no_certificate_is_asked_for_none_binds_and_policy_can_refuse() throws Exception {
    Answer reply = exchange(nodes.company.ilk(), Optional.of(Identity.of("deployer")));
    assertEquals("invalid_target", reply.error());
    assertEquals("invalid_target", exchange(mutual(), Optional.empty()).error());
  }

  @Test
  void metadata_names_the_doors_where_certificates_are_asked_for() throws Exception {
    String issuer = nodes.company.ilk() + ISSUER;
    Answer reply =
        get(
            nodes.company.ilk() + "/.well-known/oauth-authorization-server" + ISSUER,
            Optional.empty());
    assertEquals(issuer + "/token", reply.json().path("token_endpoint").asText());
    assertTrue(reply.json().path("tls_client_certificate_bound_access_tokens").asBoolean());
    JsonNode aliases = reply.json().path("mtls_endpoint_aliases");
    assertEquals(mutual() + ISSUER + "/token", aliases.path("token_endpoint").asText());
    assertEquals(
        mutual() + ISSUER + "/introspect", aliases.path("introspection_endpoint").asText());
    assertEquals(mutual() + ISSUER + "/revoke", aliases.path("revocation_endpoint").asText());
  }

  @Test
  void people_are_not_received_where_certificates_are_asked_for() throws Exception {
    Answer reply = get(mutual() + "/console", Optional.empty());
    assertEquals(404, reply.status());
  }

  @Test
  void a_new_certificate_is_shown_once_it_is_whole(@TempDir Path own) throws Exception {
    Identity before = Identity.of("before");
    Identity after = Identity.of("after");
    Path certificate = own.resolve("tls.pem");
    Path key = own.resolve("tls.key");
    before.write(certificate, key);
    TlsSettings settings = new TlsSettings(certificate, new SecretRef.File(key), Optional.empty());
    NodeCertificate held = loaded(settings);
    try (TlsEcho echo = TlsEcho.start(held.context())) {
      echo.ask(before.certificate);
      // The certificate is replaced before its key is.
      after.write(certificate, own.resolve("unused.key"));
      held.refresh();
      echo.ask(before.certificate);
      after.write(certificate, key);
      held.refresh();
      echo.ask(after.certificate);
      assertThrows(IOException.class, () -> echo.ask(before.certificate));
    }
  }

  @ParameterizedTest
  @CsvSource({"EC, SHA256withECDSA", "RSA, SHA256withRSA", "Ed25519, Ed25519"})
  void a_certificate_may_have_a_key_of_each_usual_sort(
      String sort, String signature, @TempDir Path own) throws Exception {
    Identity identity = Identity.of("node", sort, signature);
    identity.write(own.resolve("tls.pem"), own.resolve("tls.key"));
    TlsSettings settings =
        new TlsSettings(
            own.resolve("tls.pem"), new SecretRef.File(own.resolve("tls.key")), Optional.empty());
    try (TlsEcho echo = TlsEcho.start(loaded(settings).context())) {
      echo.ask(identity.certificate);
    }
  }

  private static NodeCertificate loaded(TlsSettings settings) {
    return switch (NodeCertificate.load(settings)) {
      case Result.Ok<NodeCertificate>(NodeCertificate good) -> good;
      case Result.Failed<NodeCertificate>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  @Test
  void a_certificate_that_cannot_be_used_is_a_clear_problem(@TempDir Path own) throws Exception {
    Path certificate = own.resolve("tls.pem");
    Path key = own.resolve("tls.key");
    Identity.of("one").write(certificate, key);
    TlsSettings settings = new TlsSettings(certificate, new SecretRef.File(key), Optional.empty());
    for (String content : List.of("", "x", "-----BEGIN CERTIFICATE-----\nAAAA\n")) {
      Files.writeString(certificate, content);
      assertUnusable(settings);
    }
    Identity.of("other").write(certificate, own.resolve("other.key"));
    assertUnusable(settings);
    Files.writeString(key, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n");
    assertUnusable(settings);
    Files.delete(certificate);
    assertUnusable(settings);
  }

  private static void assertUnusable(TlsSettings settings) {
    assertFalse(NodeCertificate.load(settings) instanceof Result.Ok);
  }
}
