package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bound tokens on two nodes over one PostgreSQL, before a guarded service: all of it running. */
class BoundTokensTest {
  private static final String ISSUER = "/e/prod/workload";
  private static final String TOKEN = ISSUER + "/token";
  private static final String SELF = "/v1/self";
  private static final ECKey LEDGER = ledger();

  @TempDir private static Path folder;
  private static TwoNodes nodes;
  private static PaymentsApi payments;
  private static Web web;

  private final NimbusWallet wallet = new NimbusWallet();

  BoundTokensTest() throws Exception {}

  @BeforeAll
  static void start() throws Exception {
    nodes = TwoNodes.start(folder, Optional.empty());
    web = new Web();
    Path declared = nodes.company.folder();
    Files.writeString(
        declared.resolve("bound.cedar"),
        """
        @id("bound-tokens-only")
        @reason("tokens for payments must be bound to a key")
        forbid (
          principal,
          action == Action::"ExchangeToken",
          resource == ResourceServer::"https://payments.acme.example"
        )
        when { !context.proof.binding.contains("dpop") };

        @id("deployer-at-ilk")
        @reason("the deployer may ask Ilk who it is")
        permit (
          principal == Workload::"prod-payments-deployer",
          action in [Action::"ExchangeToken", Action::"ReadSelf"],
          resource
        );
        """);
    Told applied =
        nodes.company.ilk(
            "apply",
            "-f",
            declared.resolve("company.yaml").toString(),
            "-f",
            declared.resolve("payments.cedar").toString(),
            "-f",
            declared.resolve("bound.cedar").toString());
    assertEquals(0, applied.code(), applied.text());
    Path clients = declared.resolve("clients.yaml");
    Files.writeString(
        clients,
        """
        set: clients
        workloads:
          - name: prod-ledger
            subtype: service
            environment: prod
            owner: {team: payments, contact: alice}
            purpose: keep the books
            scopes: [payments:read]
            client:
              jwks: '%s'
        """
            .formatted(new JWKSet(LEDGER).toPublicJWKSet()));
    Told declaredClients = nodes.company.ilk("apply", "-f", clients.toString());
    assertEquals(0, declaredClients.code(), declaredClients.text());
    payments = nodes.company.startPayments();
  }

  @AfterAll
  static void close() throws Exception {
    web.close();
    nodes.close();
  }

  private static ECKey ledger() {
    try {
      return new ECKeyGenerator(Curve.P_256).keyID("ledger-1").generate();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /** An exchange at a node; a proof, if there is one, names the public address. */
  private static Answer exchange(String node, String audience, Optional<String> proof)
      throws Exception {
    String job = nodes.company.jobToken(Company.MAIN, nodes.company.ilk());
    String[] headers = proof.map(text -> new String[] {"DPoP", text}).orElse(new String[0]);
    return new Tokens(web, node).workload("prod", job, audience, headers);
  }

  private static String first() {
    return nodes.company.ilk();
  }

  private String proof(Optional<String> nonce) throws Exception {
    return wallet.proof("POST", first() + TOKEN, Optional.empty(), nonce);
  }

  private Optional<String> nonce(String node, String audience) throws Exception {
    Answer challenged = exchange(node, audience, Optional.of(proof(Optional.empty())));
    assertEquals("use_dpop_nonce", challenged.error());
    return challenged.nonce();
  }

  private String bound(String audience) throws Exception {
    Answer reply = exchange(first(), audience, Optional.of(proof(nonce(first(), audience))));
    assertEquals(200, reply.status(), reply.text());
    assertEquals("DPoP", reply.json().path("token_type").asText());
    return reply.json().path("access_token").asText();
  }

  private static Answer deploy(String token, NimbusWallet holder, Optional<String> nonce)
      throws Exception {
    String address = payments.address() + "/releases/r-1";
    return web.json(
        address,
        "{}",
        "Authorization",
        "DPoP " + token,
        "DPoP",
        holder.proof("POST", address, Optional.of(token), nonce));
  }

  private static Answer self(String node, String token, String proof) throws Exception {
    return web.get(node + SELF, "Authorization", "DPoP " + token, "DPoP", proof);
  }

  @Test
  void policy_can_demand_that_tokens_for_an_audience_are_bound() throws Exception {
    Answer unbound = exchange(first(), PaymentsApi.AUDIENCE, Optional.empty());
    assertEquals("invalid_target", unbound.error());
    assertTrue(
        unbound.json().path("error_description").asText().contains("must be bound to a key"));
    assertEquals(200, exchange(first(), first(), Optional.empty()).status(), "others need not be");
  }

  @Test
  void a_guarded_service_takes_a_bound_token_from_its_holder_only() throws Exception {
    String token = bound(PaymentsApi.AUDIENCE);
    Optional<String> nonce = deploy(token, wallet, Optional.empty()).nonce();
    assertEquals("invalid_token", deploy(token, new NimbusWallet(), nonce).error());
    Answer asBearer =
        web.json(payments.address() + "/releases/r-1", "{}", "Authorization", "Bearer " + token);
    assertEquals("invalid_token", asBearer.error());
    Answer done = deploy(token, wallet, nonce);
    assertEquals(200, done.status(), done.text());
  }

  @Test
  void a_stolen_token_is_refused_on_every_node() throws Exception {
    String token = bound(first());
    for (String node : new String[] {first(), nodes.second()}) {
      String stolen =
          new NimbusWallet().proof("GET", first() + SELF, Optional.of(token), Optional.empty());
      Answer refused = self(node, token, stolen);
      assertEquals(401, refused.status());
      assertEquals("dpop_key_mismatch", refused.error());
      String own = wallet.proof("GET", first() + SELF, Optional.of(token), Optional.empty());
      assertEquals(200, self(node, token, own).status());
    }
  }

  @Test
  void a_proof_used_on_one_node_is_refused_on_the_other() throws Exception {
    String token = bound(first());
    String proof = wallet.proof("GET", first() + SELF, Optional.of(token), Optional.empty());
    assertEquals(200, self(first(), token, proof).status());
    assertEquals("dpop_proof_replayed", self(nodes.second(), token, proof).error());

    Optional<String> nonce = nonce(nodes.second(), first());
    String forToken = proof(nonce);
    assertEquals(
        200,
        exchange(first(), first(), Optional.of(forToken)).status(),
        "the other node's nonce is good here");
    assertEquals(
        "invalid_dpop_proof", exchange(nodes.second(), first(), Optional.of(forToken)).error());
  }

  @Test
  void an_assertion_used_on_one_node_is_refused_on_the_other() throws Exception {
    JWTAuthenticationClaimsSet claims =
        new JWTAuthenticationClaimsSet(new ClientID("prod-ledger"), new Audience(first() + ISSUER));
    PrivateKeyJWT assertion =
        new PrivateKeyJWT(
            claims, JWSAlgorithm.ES256, LEDGER.toPrivateKey(), LEDGER.getKeyID(), null);
    String nonce = nonce(first(), first()).orElseThrow();
    Answer given = asClient(first(), assertion, proof(Optional.of(nonce)));
    assertEquals(200, given.status(), given.text());
    assertEquals("DPoP", given.json().path("token_type").asText());
    Answer again = asClient(nodes.second(), assertion, proof(Optional.of(nonce)));
    assertEquals("invalid_client", again.error());
  }

  private static Answer asClient(String node, PrivateKeyJWT assertion, String proof)
      throws Exception {
    return web.form(
        node + TOKEN,
        Map.of(
            "grant_type",
            "client_credentials",
            "client_assertion_type",
            PrivateKeyJWT.CLIENT_ASSERTION_TYPE,
            "client_assertion",
            assertion.getClientAssertion().serialize(),
            "resource",
            PaymentsApi.AUDIENCE),
        "DPoP",
        proof);
  }
}
