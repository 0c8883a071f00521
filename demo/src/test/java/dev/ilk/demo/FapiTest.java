package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.PushedAuthorizationRequest;
import com.nimbusds.oauth2.sdk.PushedAuthorizationResponse;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the FAPI 2.0 Security Profile asks of an authorization server (section 5.3.2), for an app
 * that was registered with {@code --fapi}; the client is of a library that is not ours.
 */
class FapiTest {
  private static final Optional<NimbusWallet> NONE = Optional.empty();

  @TempDir private static Path folder;
  private static Company company;

  private final Optional<NimbusWallet> wallet = Optional.of(new NimbusWallet());
  private Browser alice;
  private KeyedApp app;

  FapiTest() throws Exception {}

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
  }

  @AfterAll
  static void stop() {
    company.close();
  }

  @BeforeEach
  void register() throws Exception {
    alice = new Browser();
    alice.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    alice.submit("", java.util.Map.of("user", "alice"));
    app = KeyedApp.of(company, "--fapi");
  }

  private AuthorizationCode code(Optional<NimbusWallet> holding) throws Exception {
    PushedAuthorizationResponse pushed =
        app.push(app.asking("openid", "offline_access").build(), holding);
    alice.open(app.pushed(pushed));
    return KeyedApp.allow(alice).toSuccessResponse().getAuthorizationCode();
  }

  @Test
  void a_pushed_request_leads_to_tokens_that_are_bound() throws Exception {
    PushedAuthorizationResponse pushed =
        app.push(app.asking("openid", "offline_access").build(), wallet);
    assertTrue(pushed.toSuccessResponse().getLifetime() < 600);
    alice.open(app.pushed(pushed));
    AuthorizationResponse answer = KeyedApp.allow(alice);
    assertEquals(app.metadata.getIssuer(), answer.getIssuer());
    assertEquals(app.state, answer.getState());
    TokenResponse tokens =
        app.redeem(answer.toSuccessResponse().getAuthorizationCode(), wallet).toSuccessResponse();
    var access = tokens.toSuccessResponse().getTokens().getDPoPAccessToken();
    assertEquals("DPoP", access.getType().getValue());
    assertEquals(
        wallet.orElseThrow().thumbprint(),
        SignedJWT.parse(access.getValue()).getJWTClaimsSet().getJSONObjectClaim("cnf").get("jkt"));
    String userInfo = app.metadata.getUserInfoEndpointURI().toString();
    try (Web web = new Web()) {
      assertEquals(401, web.get(userInfo, "Authorization", "Bearer " + access.getValue()).status());
      String proof =
          wallet
              .orElseThrow()
              .proof("GET", userInfo, Optional.of(access.getValue()), Optional.empty());
      Answer info = web.get(userInfo, "Authorization", "DPoP " + access.getValue(), "DPoP", proof);
      assertEquals("human:alice", info.json().path("sub").asText(), info.text());
    }
  }

  @Test
  void a_request_that_was_not_pushed_is_refused() throws Exception {
    alice.open(app.asking("openid").build().toURI().toString());
    AuthorizationResponse refused = AuthorizationResponse.parse(URI.create(alice.address()));
    assertEquals("invalid_request", refused.toErrorResponse().getErrorObject().getCode());
    assertEquals(app.metadata.getIssuer(), refused.getIssuer());
  }

  @Test
  void only_the_app_itself_can_push() throws Exception {
    AuthorizationRequest request = app.asking("openid").build();
    URI endpoint = app.metadata.getPushedAuthorizationRequestEndpointURI();
    assertEquals(
        "invalid_client",
        error(new PushedAuthorizationRequest(endpoint, request).toHTTPRequest().send()));
    KeyedApp other = KeyedApp.of(company, "--fapi");
    assertEquals("invalid_client", error(pushedBy(other.assertion(), request)), "another's");
    for (String audience :
        new String[] {endpoint.toString(), app.metadata.getTokenEndpointURI().toString()}) {
      assertEquals("invalid_client", error(pushedBy(app.assertion(audience), request)));
    }
    PrivateKeyJWT once = app.assertion();
    assertEquals(201, pushedBy(once, request).getStatusCode());
    assertEquals("invalid_client", error(pushedBy(once, request)), "used before");
  }

  private HTTPResponse pushedBy(PrivateKeyJWT assertion, AuthorizationRequest request)
      throws Exception {
    URI endpoint = app.metadata.getPushedAuthorizationRequestEndpointURI();
    return new PushedAuthorizationRequest(endpoint, assertion, request).toHTTPRequest().send();
  }

  @Test
  void what_is_wrong_is_told_to_the_app_as_it_pushes() throws Exception {
    assertEquals(
        "invalid_request",
        pushError(
            app.asking("openid").redirectionURI(URI.create(KeyedApp.REDIRECT + "/2")).build()));
    assertEquals(
        "invalid_request",
        pushError(app.asking("openid").codeChallenge((CodeVerifier) null, null).build()),
        "a nonce does not stand for PKCE here");
    assertEquals(
        "invalid_scope", pushError(app.asking("profile").build()), "there is no service to ask");
    assertEquals(
        "invalid_target",
        pushError(app.asking("openid").resource(URI.create("https://other.example")).build()));
  }

  private String pushError(AuthorizationRequest request) throws Exception {
    return app.push(request, NONE).toErrorResponse().getErrorObject().getCode();
  }

  @Test
  void a_pushed_request_is_its_apps_alone_and_answered_once() throws Exception {
    PushedAuthorizationResponse pushed = app.push(app.asking("openid").build(), NONE);
    KeyedApp other = KeyedApp.of(company, "--fapi");
    Answer stolen = alice.open(app.pushed(pushed).replace(app.id.getValue(), other.id.getValue()));
    assertEquals(400, stolen.status(), "pushed by another");
    alice.open(app.pushed(pushed));
    KeyedApp.allow(alice);
    assertEquals(400, alice.open(app.pushed(pushed)).status(), "answered before");
  }

  @Test
  void an_app_that_bound_itself_gets_no_bearer_token() throws Exception {
    AuthorizationCode code = code(NONE);
    assertEquals("invalid_request", error(app.redeem(code, NONE)));
    assertTrue(app.redeem(code, wallet).indicatesSuccess(), "the code was not used up by that");
  }

  @Test
  void a_code_is_good_only_with_the_key_that_it_was_asked_for_with() throws Exception {
    AuthorizationCode byProof = code(wallet);
    assertEquals("invalid_grant", error(app.redeem(byProof, Optional.of(new NimbusWallet()))));
    assertTrue(app.redeem(byProof, wallet).indicatesSuccess());
  }

  @Test
  void a_proof_at_odds_with_the_request_is_refused() throws Exception {
    AuthorizationRequest request =
        app.asking("openid").customParameter("dpop_jkt", new NimbusWallet().thumbprint()).build();
    assertEquals(
        "invalid_request", app.push(request, wallet).toErrorResponse().getErrorObject().getCode());
  }

  @Test
  void a_refresh_token_stays_and_is_worth_nothing_without_the_apps_key() throws Exception {
    RefreshToken refresh =
        app.redeem(code(wallet), wallet).toSuccessResponse().getTokens().getRefreshToken();
    TokenResponse first = app.send(new RefreshTokenGrant(refresh), wallet);
    assertNull(first.toSuccessResponse().getTokens().getRefreshToken(), "the same stays");
    TokenResponse second = app.send(new RefreshTokenGrant(refresh), wallet);
    assertNotEquals(
        first.toSuccessResponse().getTokens().getAccessToken().getValue(),
        second.toSuccessResponse().getTokens().getAccessToken().getValue());
    assertEquals("invalid_request", error(app.send(new RefreshTokenGrant(refresh), NONE)));
    KeyedApp thief = KeyedApp.of(company, "--fapi");
    assertEquals("invalid_grant", error(thief.send(new RefreshTokenGrant(refresh), wallet)));
    TokenRequest keyless =
        new TokenRequest(
            app.metadata.getTokenEndpointURI(), app.id, new RefreshTokenGrant(refresh), null);
    assertEquals("invalid_client", error(keyless.toHTTPRequest().send()));
  }

  @Test
  void a_code_that_is_shown_again_takes_back_what_it_gave() throws Exception {
    AuthorizationCode code = code(wallet);
    RefreshToken refresh =
        app.redeem(code, wallet).toSuccessResponse().getTokens().getRefreshToken();
    assertEquals("invalid_grant", error(app.redeem(code, wallet)));
    assertEquals("invalid_grant", error(app.send(new RefreshTokenGrant(refresh), wallet)));
  }

  @Test
  void another_verifier_and_another_address_are_refused() throws Exception {
    AuthorizationCode code = code(wallet);
    assertEquals(
        "invalid_grant",
        error(
            app.send(
                new AuthorizationCodeGrant(code, KeyedApp.REDIRECT, new CodeVerifier()), wallet)));
    assertEquals(
        "invalid_grant",
        error(
            app.send(
                new AuthorizationCodeGrant(code, URI.create("https://x.example"), app.verifier),
                wallet)));
    assertTrue(app.redeem(code, wallet).indicatesSuccess());
  }

  private static String error(TokenResponse response) {
    return response.indicatesSuccess()
        ? "none"
        : response.toErrorResponse().getErrorObject().getCode();
  }

  private static String error(HTTPResponse response) throws Exception {
    return (String) response.getBodyAsJSONObject().getOrDefault("error", "none");
  }
}
