package dev.ilk.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWT;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.GrantType;
import com.nimbusds.oauth2.sdk.ResponseMode;
import com.nimbusds.oauth2.sdk.ResponseType;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.auth.PrivateKeyJWT;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.claims.ACR;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What a run of the certification profiles {@code oidcc-basic} and {@code config} looks at, point
 * by point, with a client of a library that is not ours.
 */
class OpenIdProfileTest {
  private static final Optional<NimbusWallet> NONE = Optional.empty();

  @TempDir private static Path folder;
  private static Company company;
  private static KeyedApp app;

  private final Browser alice = new Browser();
  private final Web web = new Web();

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
  void signIn() throws Exception {
    app = KeyedApp.of(company);
    signIn(alice, "alice");
  }

  @AfterEach
  void close() {
    alice.close();
    web.close();
  }

  private static void signIn(Browser browser, String user) throws Exception {
    browser.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    browser.submit("", Map.of("user", user));
  }

  private static OIDCTokenResponse tokens(AuthorizationResponse answer) throws Exception {
    TokenResponse response = app.redeem(answer.toSuccessResponse().getAuthorizationCode(), NONE);
    assertTrue(
        response.indicatesSuccess(), () -> response.toErrorResponse().toJSONObject().toString());
    return (OIDCTokenResponse) response.toSuccessResponse();
  }

  private OIDCTokenResponse tokens(UnaryOperator<AuthorizationRequest.Builder> change)
      throws Exception {
    alice.open(change.apply(app.asking("openid")).build().toURI().toString());
    return tokens(KeyedApp.allow(alice));
  }

  private static IDTokenClaimsSet identity(OIDCTokenResponse tokens) throws Exception {
    return new IDTokenValidator(
            app.metadata.getIssuer(),
            app.id,
            JWSAlgorithm.ES256,
            app.metadata.getJWKSetURI().toURL())
        .validate(tokens.getOIDCTokens().getIDToken(), app.nonce);
  }

  /** What came back to the app without anybody being asked. */
  private static AuthorizationResponse told(Browser browser, String url) throws Exception {
    browser.open(url);
    assertTrue(browser.address().startsWith(KeyedApp.REDIRECT.toString()), browser.address());
    AuthorizationResponse answer = AuthorizationResponse.parse(URI.create(browser.address()));
    assertEquals(app.metadata.getIssuer(), answer.getIssuer());
    assertEquals(app.state, answer.getState());
    return answer;
  }

  private static String refused(Browser browser, String url) throws Exception {
    return told(browser, url).toErrorResponse().getErrorObject().getCode();
  }

  private static String address(UnaryOperator<AuthorizationRequest.Builder> change) {
    return change.apply(app.asking("openid")).build().toURI().toString();
  }

  private static UnaryOperator<AuthorizationRequest.Builder> with(String name, String value) {
    return asked -> asked.customParameter(name, value);
  }

  @Test
  void the_discovery_document_says_what_clients_must_know() {
    String issuer = company.ilk() + "/e/prod/human";
    assertEquals(issuer, app.metadata.getIssuer().getValue());
    for (URI endpoint :
        List.of(
            app.metadata.getAuthorizationEndpointURI(),
            app.metadata.getTokenEndpointURI(),
            app.metadata.getUserInfoEndpointURI(),
            app.metadata.getRegistrationEndpointURI(),
            app.metadata.getPushedAuthorizationRequestEndpointURI(),
            app.metadata.getJWKSetURI())) {
      assertTrue(endpoint.toString().startsWith(issuer + "/"), endpoint.toString());
    }
    assertEquals(List.of(ResponseType.CODE), app.metadata.getResponseTypes());
    assertEquals(List.of(ResponseMode.QUERY), app.metadata.getResponseModes());
    assertEquals("[public]", app.metadata.getSubjectTypes().toString());
    assertEquals(List.of(JWSAlgorithm.ES256), app.metadata.getIDTokenJWSAlgs());
    assertTrue(app.metadata.getScopes().contains("openid"));
    assertTrue(app.metadata.getGrantTypes().contains(GrantType.AUTHORIZATION_CODE));
    assertEquals(List.of(new ACR("phr"), new ACR("phrh")), app.metadata.getACRs());
    assertFalse(app.metadata.supportsClaimsParam());
    assertFalse(app.metadata.supportsRequestParam());
    assertFalse(app.metadata.supportsRequestURIParam());
    assertTrue(app.metadata.supportsAuthorizationResponseIssuerParam());
  }

  @Test
  void an_id_token_says_who_for_whom_since_when_and_how() throws Exception {
    Instant before = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    IDTokenClaimsSet who = identity(tokens(asked -> asked));
    assertEquals("human:alice", who.getSubject().getValue());
    assertEquals(1, who.getAudience().size());
    assertFalse(who.getIssueTime().toInstant().isBefore(before));
    assertTrue(who.getExpirationTime().after(who.getIssueTime()));
    assertNotNull(who.getAuthenticationTime());
  }

  @Test
  void without_a_nonce_the_id_token_has_none() throws Exception {
    OIDCTokenResponse tokens = tokens(asked -> asked.customParameter("nonce", (String[]) null));
    JWT token = tokens.getOIDCTokens().getIDToken();
    assertNull(token.getJWTClaimsSet().getClaim("nonce"));
  }

  private AuthorizationCode code(UnaryOperator<AuthorizationRequest.Builder> change)
      throws Exception {
    alice.open(address(change));
    return KeyedApp.allow(alice).toSuccessResponse().getAuthorizationCode();
  }

  private static UnaryOperator<AuthorizationRequest.Builder> unchallenged() {
    return asked -> asked.codeChallenge((CodeVerifier) null, null);
  }

  private static String error(TokenResponse response) {
    return response.indicatesSuccess()
        ? "none"
        : response.toErrorResponse().getErrorObject().getCode();
  }

  @Test
  void a_challenge_is_neither_lost_nor_made_up_on_the_way() throws Exception {
    AuthorizationCode with = code(asked -> asked);
    assertEquals(
        "invalid_grant",
        error(app.send(new AuthorizationCodeGrant(with, KeyedApp.REDIRECT), NONE)),
        "a thief who leaves the verifier out");
    AuthorizationCode without = code(unchallenged());
    assertEquals("invalid_grant", error(app.redeem(without, NONE)), "the challenge was cut out");
    assertEquals(
        "none", error(app.send(new AuthorizationCodeGrant(without, KeyedApp.REDIRECT), NONE)));
    assertEquals(
        "invalid_request",
        refused(
            alice,
            address(
                asked -> unchallenged().apply(asked).customParameter("nonce", (String[]) null))),
        "the code would be bound to nothing");
    assertEquals(
        "invalid_request",
        refused(alice, address(asked -> asked).replace("method=S256", "method=plain")));
  }

  @Test
  void of_many_who_redeem_a_code_at_once_one_at_most_succeeds() throws Exception {
    AuthorizationCode code = code(asked -> asked);
    List<Callable<String>> tries = Collections.nCopies(6, () -> error(app.redeem(code, NONE)));
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<String> outcomes = new ArrayList<>();
      for (Future<String> one : threads.invokeAll(tries)) {
        outcomes.add(one.get());
      }
      assertTrue(Collections.frequency(outcomes, "none") <= 1, outcomes.toString());
      assertTrue(Collections.frequency(outcomes, "invalid_grant") >= 5, outcomes.toString());
    }
    assertFalse(
        alice.open(company.ilk() + "/console/apps").text().contains(app.id.getValue()),
        "and the grant is ended");
  }

  @Test
  void a_code_of_one_environment_is_nothing_at_another() throws Exception {
    AuthorizationCode code = code(asked -> asked);
    String elsewhere = company.ilk() + "/e/staging/human/token";
    Answer mixed =
        web.form(
            elsewhere,
            Map.of(
                "grant_type", "authorization_code",
                "code", code.getValue(),
                "redirect_uri", KeyedApp.REDIRECT.toString(),
                "code_verifier", app.verifier.getValue(),
                "client_assertion_type", PrivateKeyJWT.CLIENT_ASSERTION_TYPE,
                "client_assertion", app.assertion().getClientAssertion().serialize()));
    assertEquals("401 invalid_client", mixed.status() + " " + mixed.error());
    assertEquals("none", error(app.redeem(code, NONE)), "and it was not used up there");
  }

  @Test
  void scopes_bring_their_claims_and_unknown_ones_nothing() throws Exception {
    assertEquals(Set.of("sub"), userInfo("openid"));
    assertEquals(Set.of("sub", "name", "preferred_username"), userInfo("profile openid"));
    assertEquals(Set.of("sub", "email", "email_verified"), userInfo("openid email"));
    assertEquals(Set.of("sub"), userInfo("openid address phone"));
  }

  private Set<String> userInfo(String scopes) throws Exception {
    OIDCTokenResponse tokens =
        tokens(asked -> asked.scope(com.nimbusds.oauth2.sdk.Scope.parse(scopes)));
    assertFalse(
        tokens.getOIDCTokens().getAccessToken().getScope().contains("address"),
        "the app is told what it got");
    String bearer = "Bearer " + tokens.getOIDCTokens().getBearerAccessToken().getValue();
    String endpoint = app.metadata.getUserInfoEndpointURI().toString();
    Answer got = web.get(endpoint, "Authorization", bearer);
    Answer posted = web.form(endpoint, Map.of(), "Authorization", bearer);
    assertEquals(got.json(), posted.json());
    assertEquals("human:alice", got.json().path("sub").asText());
    Set<String> names = new TreeSet<>();
    got.json().fieldNames().forEachRemaining(names::add);
    return names;
  }

  @Test
  void user_info_takes_a_token_in_the_header_alone() throws Exception {
    String token = tokens(asked -> asked).getOIDCTokens().getBearerAccessToken().getValue();
    String endpoint = app.metadata.getUserInfoEndpointURI().toString();
    assertEquals(401, web.form(endpoint, Map.of("access_token", token)).status());
    assertEquals(401, web.get(endpoint + "?access_token=" + token).status());
    assertEquals(401, web.get(endpoint, "Authorization", "Bearer " + token + "x").status());
  }

  @Test
  void what_is_not_understood_changes_nothing() throws Exception {
    tokens(with("extra", "foobar"));
    tokens(with("display", "popup"));
    tokens(with("ui_locales", "se"));
    tokens(with("claims_locales", "se"));
    tokens(with("login_hint", "bob@acme.example"));
    tokens(with("claims", "{\"userinfo\":{\"name\":{\"essential\":true}}}"));
    tokens(with("response_mode", "query"));
  }

  @Test
  void requests_that_cannot_be_met_are_refused_by_name() throws Exception {
    assertEquals("request_not_supported", refused(alice, address(with("request", "e30.e30."))));
    for (String mode : List.of("fragment", "form_post", "query.jwt")) {
      assertEquals("invalid_request", refused(alice, address(with("response_mode", mode))));
    }
    String plain = address(asked -> asked);
    assertEquals(
        "unsupported_response_type",
        refused(alice, plain.replaceFirst("response_type=code&?", "")));
    assertEquals("invalid_scope", refused(alice, plain.replace("scope=openid", "scope=profile")));
    assertEquals("invalid_request", refused(alice, address(with("prompt", "none login"))));
    assertEquals("invalid_request", refused(alice, address(with("max_age", "-1"))));
    String foreign = plain + "&request_uri=https%3A%2F%2Fevil.example%2Frequest";
    assertEquals(400, alice.open(foreign).status(), "nothing is fetched from there");
    assertEquals(400, alice.open(plain + "&state=twice").status());
  }

  @Test
  void an_address_must_be_the_registered_one_to_the_letter() throws Exception {
    for (String other : List.of("?foo=bar", "/", "%2F..", "%23")) {
      String url = address(asked -> asked.redirectionURI(URI.create(KeyedApp.REDIRECT + other)));
      assertEquals(400, alice.open(url).status(), other);
      assertTrue(alice.address().contains("/console/authorize/refused"), alice.address());
    }
  }

  @Test
  void who_must_not_be_asked_is_known_and_has_said_yes_before() throws Exception {
    String quiet = address(with("prompt", "none"));
    try (Browser stranger = new Browser()) {
      assertEquals("login_required", refused(stranger, quiet));
    }
    assertEquals("consent_required", refused(alice, quiet));
    OIDCTokenResponse first = tokens(asked -> asked);
    IDTokenClaimsSet again = identity(tokens(told(alice, quiet)));
    assertEquals(identity(first).getSubject(), again.getSubject());
    assertEquals(identity(first).getAuthenticationTime(), again.getAuthenticationTime());
  }

  @Test
  void a_hint_names_the_only_person_who_may_answer() throws Exception {
    String hint = tokens(asked -> asked).getOIDCTokens().getIDTokenString();
    UnaryOperator<AuthorizationRequest.Builder> hinted =
        asked -> asked.customParameter("prompt", "none").customParameter("id_token_hint", hint);
    assertTrue(told(alice, address(hinted)).indicatesSuccess());
    try (Browser olga = new Browser()) {
      signIn(olga, "olga");
      olga.open(app.asking("openid").build().toURI().toString());
      KeyedApp.allow(olga);
      assertEquals("login_required", refused(olga, address(hinted)));
    }
    for (String made : List.of("x", Jwt.unsigned(hint), hint.substring(0, hint.length() - 9))) {
      assertEquals("invalid_request", refused(alice, address(with("id_token_hint", made))));
    }
    KeyedApp other = KeyedApp.of(company);
    AuthorizationRequest theirs =
        other.asking("openid").customParameter("id_token_hint", hint).build();
    alice.open(theirs.toURI().toString());
    assertTrue(alice.address().contains("error=invalid_request"), "it was given to another app");
  }

  @Test
  void a_sign_in_that_is_new_enough_is_not_asked_for_again() throws Exception {
    IDTokenClaimsSet first = identity(tokens(asked -> asked));
    IDTokenClaimsSet second = identity(tokens(told(alice, address(with("max_age", "10000")))));
    assertEquals(first.getAuthenticationTime(), second.getAuthenticationTime());
  }

  @Test
  void a_new_sign_in_is_asked_for_where_the_app_wishes_one() throws Exception {
    for (UnaryOperator<AuthorizationRequest.Builder> wish :
        List.of(with("prompt", "login"), with("max_age", "0"))) {
      Instant asked = Instant.now().truncatedTo(ChronoUnit.SECONDS);
      alice.open(address(wish));
      assertTrue(alice.address().contains("/console/step-up"), alice.address());
      signInAgain("alice");
      IDTokenClaimsSet who = identity(tokens(KeyedApp.allow(alice)));
      assertFalse(who.getAuthenticationTime().toInstant().isBefore(asked));
    }
  }

  private void signInAgain(String user) throws Exception {
    String back = alice.address().replaceFirst(".*return_to=([^&]+).*", "$1");
    alice.open(company.ilk() + "/console/login/start/corp?again=1&return_to=" + back);
    alice.submit("", Map.of("user", user));
  }

  @Test
  void who_does_not_sign_in_again_brings_the_app_an_error() throws Exception {
    alice.open(address(with("prompt", "login")));
    String without = alice.address().replaceFirst(".*return_to=([^&]+).*", "$1");
    assertEquals(
        "login_required", refused(alice, company.ilk() + URLDecoder.decode(without, UTF_8)));
    assertEquals(
        "login_required",
        refused(
            alice,
            address(
                asked -> asked.customParameter("prompt", "none").customParameter("max_age", "0"))));
  }

  @Test
  void what_goes_wrong_at_the_token_endpoint_has_the_shape_of_rfc_6749() throws Exception {
    String endpoint = app.metadata.getTokenEndpointURI().toString();
    Answer unknown = web.form(endpoint, Map.of("grant_type", "password"));
    assertEquals("400 unsupported_grant_type", unknown.status() + " " + unknown.error());
    Answer missing =
        web.form(
            endpoint, Map.of("grant_type", "authorization_code", "client_id", app.id.getValue()));
    assertEquals("400 invalid_request", missing.status() + " " + missing.error());
    Map<String, String> code =
        Map.of(
            "grant_type", "authorization_code",
            "code", "ilk_cod_x",
            "client_id", app.id.getValue());
    Answer keyless = web.form(endpoint, code);
    assertEquals("401 invalid_client", keyless.status() + " " + keyless.error());
    Answer secret = web.form(endpoint, code, "Authorization", "Basic YTpi");
    assertEquals("401 invalid_client", secret.status() + " " + secret.error());
    assertEquals(405, web.get(endpoint).status());
  }
}
