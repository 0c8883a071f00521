package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.oauth2.sdk.ClientCredentialsGrant;
import com.nimbusds.oauth2.sdk.Scope;
import com.nimbusds.oauth2.sdk.TokenIntrospectionRequest;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.JWTAuthenticationClaimsSet;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.id.Audience;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.id.JWTID;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.Tokens;
import dev.ilk.actor.Client;
import dev.ilk.actor.ClientMethod;
import dev.ilk.record.Event;
import dev.ilk.record.ProofNote;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Clients without shared secrets, as a library authenticates them that is not ours. */
class ClientTest {
  private static final String ISSUER = "/e/prod/workload";
  private static final String NAME = TestIlk.ISSUERS.base() + ISSUER;
  private static final String CLIENT = "prod-payments-deployer";

  private Network network;
  private ECKey key;
  private ECKey others;

  @BeforeEach
  void start() throws Exception {
    network = new Network();
    key = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    others = new ECKeyGenerator(Curve.P_256).keyID("theirs").generate();
    network.ilk.clients =
        List.of(
            new Client(CLIENT, new ClientMethod.Keys(new JWKSet(key).toPublicJWKSet().toString())),
            new Client(
                "prod-payments-api",
                new ClientMethod.Keys(new JWKSet(others).toPublicJWKSet().toString())));
  }

  @AfterEach
  void close() {
    network.close();
  }

  private JWTAuthenticationClaimsSet claims(String client, String audience, Duration life) {
    Instant now = network.ilk.now;
    return new JWTAuthenticationClaimsSet(
        new Issuer(client),
        new ClientID(client),
        new Audience(audience).toSingleAudienceList(),
        Date.from(now.plus(life)),
        null,
        Date.from(now),
        new JWTID());
  }

  private JWTAuthenticationClaimsSet claims() {
    return claims(CLIENT, NAME, Duration.ofMinutes(1));
  }

  private static PrivateKeyJWT signed(JWTAuthenticationClaimsSet claims, ECKey by)
      throws JOSEException {
    return new PrivateKeyJWT(claims, JWSAlgorithm.ES256, by.toPrivateKey(), by.getKeyID(), null);
  }

  private TokenResponse token(PrivateKeyJWT authentication) throws Exception {
    return TokenResponse.parse(
        new TokenRequest.Builder(
                network.uri(ISSUER + "/token"), authentication, new ClientCredentialsGrant())
            .scope(new Scope("payments:read"))
            .resource(URI.create(TestIlk.PAYMENTS.uri()))
            .build()
            .toHTTPRequest()
            .send());
  }

  private void refused(PrivateKeyJWT authentication, String recorded) throws Exception {
    TokenResponse response = token(authentication);
    assertFalse(response.indicatesSuccess());
    assertEquals("invalid_client", response.toErrorResponse().getErrorObject().getCode());
    assertEquals(401, response.toErrorResponse().getErrorObject().getHTTPStatusCode());
    assertEquals(Event.Result.UNPROVEN, network.ilk.lastEvent().result());
    assertEquals(recorded, network.ilk.lastEvent().verdict().code());
  }

  @Test
  void a_client_gets_a_token_of_its_own_by_an_assertion() throws Exception {
    Tokens tokens = token(signed(claims(), key)).toSuccessResponse().getTokens();
    BearerAccessToken token = tokens.getBearerAccessToken();
    assertEquals(new Scope("payments:read"), token.getScope());
    Event event = network.ilk.lastEvent();
    assertEquals(Event.Result.DONE, event.result());
    assertEquals(network.ilk.deployer.id(), event.actor().orElseThrow().id());
  }

  @Test
  void while_two_keys_are_declared_both_work_and_the_record_tells_which_it_was() throws Exception {
    network.ilk.clients =
        List.of(
            new Client(
                CLIENT,
                new ClientMethod.Keys(
                    new JWKSet(List.of(key, others)).toPublicJWKSet().toString())));
    for (ECKey one : List.of(key, others)) {
      for (String named : new String[] {one.getKeyID(), null}) {
        PrivateKeyJWT assertion =
            new PrivateKeyJWT(claims(), JWSAlgorithm.ES256, one.toPrivateKey(), named, null);
        assertTrue(token(assertion).indicatesSuccess(), "with the key's id " + named);
        assertTrue(
            network.ilk.lastEvent().proof().orElseThrow() instanceof ProofNote.OfWorkload proof
                && one.computeThumbprint().toString().equals(proof.claims().get("jkt")));
      }
    }
    ECKey stranger = new ECKeyGenerator(Curve.P_256).generate();
    refused(
        new PrivateKeyJWT(claims(), JWSAlgorithm.ES256, stranger.toPrivateKey(), null, null),
        "key_ambiguous");
  }

  @Test
  void an_assertion_is_used_once() throws Exception {
    PrivateKeyJWT assertion = signed(claims(), key);
    assertTrue(token(assertion).indicatesSuccess());
    refused(assertion, "assertion_replayed");
  }

  @Test
  void an_assertion_is_for_this_issuer_alone() throws Exception {
    for (String other :
        List.of(
            NAME + "/token",
            NAME + "/",
            TestIlk.ISSUERS.base(),
            TestIlk.ISSUERS.base() + "/e/staging/workload",
            "https://other.example")) {
      refused(signed(claims(CLIENT, other, Duration.ofMinutes(1)), key), "audience_mismatch");
    }
    Instant now = network.ilk.now;
    JWTAuthenticationClaimsSet two =
        new JWTAuthenticationClaimsSet(
            new Issuer(CLIENT),
            new ClientID(CLIENT),
            List.of(new Audience(NAME), new Audience("https://other.example")),
            Date.from(now.plusSeconds(60)),
            null,
            Date.from(now),
            new JWTID());
    refused(signed(two, key), "audience_mismatch");
  }

  @Test
  void an_assertion_is_short_lived_and_has_an_id() throws Exception {
    refused(signed(claims(CLIENT, NAME, Duration.ofMinutes(11)), key), "assertion_long_lived");
    refused(signed(claims(CLIENT, NAME, Duration.ofSeconds(-1)), key), "token_expired");
    Instant now = network.ilk.now;
    JWTAuthenticationClaimsSet nameless =
        new JWTAuthenticationClaimsSet(
            new Issuer(CLIENT),
            new ClientID(CLIENT),
            new Audience(NAME).toSingleAudienceList(),
            Date.from(now.plusSeconds(60)),
            null,
            Date.from(now),
            null);
    refused(signed(nameless, key), "claim_missing");
  }

  @Test
  void a_wrong_key_and_an_unknown_client_look_the_same() throws Exception {
    ECKey stranger = new ECKeyGenerator(Curve.P_256).keyID("mine").generate();
    refused(signed(claims(), stranger), "signature_invalid");
    refused(signed(claims("prod-nobody", NAME, Duration.ofMinutes(1)), stranger), "client_unknown");
    String one =
        token(signed(claims(), stranger)).toErrorResponse().getErrorObject().getDescription();
    String other =
        token(signed(claims("prod-nobody", NAME, Duration.ofMinutes(1)), stranger))
            .toErrorResponse()
            .getErrorObject()
            .getDescription();
    assertEquals(one, other);
  }

  @Test
  void one_workloads_key_in_anothers_hands_is_recorded_as_that() throws Exception {
    refused(signed(claims(), others), "client_of_another");
    assertTrue(network.ilk.lastEvent().verdict().reason().contains("prod-payments-api"));
    ECKey pretended = new ECKeyGenerator(Curve.P_256).keyID(others.getKeyID()).generate();
    refused(signed(claims(), pretended), "key_unknown");
  }

  @Test
  void a_client_whose_workload_does_not_stand_or_belongs_elsewhere_is_refused() throws Exception {
    network.ilk.clients =
        List.of(
            new Client(
                "prod-ghost", new ClientMethod.Keys(new JWKSet(key).toPublicJWKSet().toString())));
    refused(signed(claims("prod-ghost", NAME, Duration.ofMinutes(1)), key), "identity_unknown");
  }

  @Test
  void a_client_asks_about_tokens_by_an_assertion_too() throws Exception {
    Tokens tokens = token(signed(claims(), key)).toSuccessResponse().getTokens();
    var response =
        new TokenIntrospectionRequest(
                network.uri(ISSUER + "/introspect"),
                signed(claims("prod-payments-api", NAME, Duration.ofMinutes(1)), others),
                tokens.getAccessToken())
            .toHTTPRequest()
            .send();
    assertEquals(200, response.getStatusCode(), response.getBody());
    assertEquals(true, response.getBodyAsJSONObject().get("active"));
  }

  @Test
  void a_platforms_token_serves_as_assertion() {
    Network.Answer answer =
        network.form(
            ISSUER + "/token",
            Map.of(
                "grant_type",
                "client_credentials",
                "client_assertion",
                network.ilk.platformToken(CLIENT),
                "client_assertion_type",
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "audience",
                TestIlk.PAYMENTS.uri()));
    assertEquals(200, answer.status(), answer.response()::body);
    assertEquals("", answer.text("issued_token_type"), "nothing was exchanged");
    Map<String, String> mismatched =
        with(
            Map.of(
                "client_id", "prod-payments-api",
                "client_assertion", network.ilk.platformToken(CLIENT),
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"));
    assertEquals("invalid_client", network.form(ISSUER + "/token", mismatched).text("error"));
    assertEquals("client_id_mismatch", network.ilk.lastEvent().verdict().code());
  }

  @Test
  void nothing_shown_a_secret_or_another_type_of_assertion_is_refused() {
    String type = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";
    for (Map<String, String> shown :
        List.of(
            Map.of("x", "y"),
            Map.of("client_id", CLIENT),
            Map.of("client_id", CLIENT, "client_secret", "secret"),
            Map.of("client_assertion", "x.y.z", "client_assertion_type", type))) {
      Network.Answer answer = network.form(ISSUER + "/token", with(shown));
      assertEquals("invalid_client", answer.text("error"), shown::toString);
    }
    Network.Answer saml =
        network.form(
            ISSUER + "/token",
            with(
                Map.of(
                    "client_assertion", "x",
                    "client_assertion_type",
                        "urn:ietf:params:oauth:client-assertion-type:saml2-bearer")));
    assertEquals("invalid_request", saml.text("error"));
  }

  @Test
  void an_agent_is_no_client() {
    Network.Answer answer = network.form("/e/prod/agent/token", with(Map.of("client_id", "x")));
    assertEquals("unsupported_grant_type", answer.text("error"));
  }

  private static Map<String, String> with(Map<String, String> shown) {
    Map<String, String> form = new java.util.HashMap<>(shown);
    form.put("grant_type", "client_credentials");
    form.put("audience", TestIlk.PAYMENTS.uri());
    return form;
  }

  @Test
  void metadata_says_what_each_issuer_takes() {
    var workload = network.get("/.well-known/oauth-authorization-server/e/prod/workload").json();
    var agent = network.get("/.well-known/oauth-authorization-server/e/prod/agent").json();
    String exchange = "urn:ietf:params:oauth:grant-type:token-exchange";
    assertEquals(
        List.of(exchange, "client_credentials"),
        workload.texts("grant_types_supported").orElseThrow());
    assertEquals(List.of(exchange), agent.texts("grant_types_supported").orElseThrow());
    assertEquals(
        List.of("none", "private_key_jwt", "spiffe_jwt"),
        workload.texts("token_endpoint_auth_methods_supported").orElseThrow());
    assertEquals(
        List.of("none"), agent.texts("token_endpoint_auth_methods_supported").orElseThrow());
    assertEquals(
        List.of("private_key_jwt"),
        agent.texts("introspection_endpoint_auth_methods_supported").orElseThrow());
    assertEquals(
        List.of(), agent.texts("revocation_endpoint_auth_methods_supported").orElseThrow());
    assertFalse(workload.has("mtls_endpoint_aliases"), "nobody is asked for a certificate here");
  }
}
