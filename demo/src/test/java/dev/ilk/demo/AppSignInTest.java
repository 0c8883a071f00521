package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.as.AuthorizationServerMetadata;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.openid.connect.sdk.OIDCTokenResponse;
import com.nimbusds.openid.connect.sdk.Prompt;
import com.nimbusds.openid.connect.sdk.UserInfoRequest;
import com.nimbusds.openid.connect.sdk.UserInfoResponse;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** People sign in to apps and let them act, through clients of a library that is not ours. */
class AppSignInTest {
  private static final URI PAYMENTS = URI.create(PaymentsApi.AUDIENCE);
  private static final String POLICY =
      """
      @id("payments-apps")
      @reason("people of payments may use payments through apps that are registered")
      permit (
        principal is Human in Team::"payments",
        action in [Action::"Authorize", Action::"RedeemGrant"],
        resource in Team::"payments"
      )
      when { context.app.source == "registered" && !context.scopes.contains("payments:deploy") };
      """;

  private Company company;
  private Browser alice;
  private AppClient app;

  @BeforeEach
  void start(@TempDir Path folder) throws Exception {
    company = Company.start(folder.resolve("ilk"), settings -> settings);
    assertEquals(0, company.declare().code());
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("apps.cedar"), POLICY);
    Told applied =
        company.ilk(
            "policy", "apply", policies.toString(), "--team", "payments", "--reason", "CHG-1");
    assertEquals(0, applied.code(), applied.text());
    alice = signedIn("alice");
    app = AppClient.of(company);
  }

  @AfterEach
  void stop() {
    app.close();
    alice.close();
    company.close();
  }

  private Browser signedIn(String user) throws Exception {
    Browser browser = new Browser();
    browser.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    browser.submit("", Map.of("user", user));
    assertEquals(company.ilk() + "/console", browser.address());
    return browser;
  }

  @Test
  void a_person_signs_in_to_an_app_and_the_app_learns_who_it_is() throws Exception {
    app.open(alice, app.asking("openid", "profile", "email").build());
    AuthorizationResponse answer = app.allow(alice);
    assertEquals(app.metadata.getIssuer(), answer.getIssuer(), "iss, RFC 9207");
    assertEquals(app.state, answer.getState());
    AuthorizationCode code = answer.toSuccessResponse().getAuthorizationCode();
    TokenResponse response = app.redeem(code);
    assertTrue(response.indicatesSuccess(), () -> error(response));
    OIDCTokenResponse tokens = (OIDCTokenResponse) response.toSuccessResponse();
    IDTokenValidator validator =
        new IDTokenValidator(
            app.metadata.getIssuer(),
            app.id,
            JWSAlgorithm.ES256,
            app.metadata.getJWKSetURI().toURL());
    IDTokenClaimsSet who = validator.validate(tokens.getOIDCTokens().getIDToken(), app.nonce);
    assertEquals("human:alice", who.getSubject().getValue());
    assertNotNull(who.getAuthenticationTime());
    UserInfoResponse info = userInfo(tokens.getOIDCTokens().getBearerAccessToken());
    assertTrue(info.indicatesSuccess());
    assertEquals("alice@acme.example", info.toSuccessResponse().getUserInfo().getEmailAddress());
    assertNull(tokens.getOIDCTokens().getRefreshToken(), "nobody asked for one");
  }

  @Test
  void a_code_is_good_once_and_its_replay_takes_back_what_was_issued() throws Exception {
    AuthorizationCode code = app.signIn(alice, asked -> asked);
    OIDCTokenResponse tokens = (OIDCTokenResponse) app.redeem(code).toSuccessResponse();
    assertTrue(userInfo(tokens.getOIDCTokens().getBearerAccessToken()).indicatesSuccess());
    assertEquals("invalid_grant", error(app.redeem(code)));
    String token = tokens.getOIDCTokens().getBearerAccessToken().getValue();
    try (Web web = new Web()) {
      Eventually.answers(
          401,
          () ->
              web.get(
                  app.metadata.getUserInfoEndpointURI().toString(),
                  "Authorization",
                  "Bearer " + token));
    }
    assertFalse(alice.open(company.ilk() + "/console/apps").text().contains("Ledger"));
  }

  @Test
  void a_code_is_worth_nothing_without_its_verifier_client_and_redirect() throws Exception {
    AuthorizationCode code = app.signIn(alice, asked -> asked);
    assertEquals(
        "invalid_grant",
        error(app.send(new AuthorizationCodeGrant(code, app.redirect, new CodeVerifier()))));
    assertEquals("invalid_grant", error(app.send(new AuthorizationCodeGrant(code, app.redirect))));
    assertEquals(
        "invalid_grant",
        error(
            app.send(
                new AuthorizationCodeGrant(code, URI.create(app.redirect + "2"), app.verifier))));
    try (AppClient other = AppClient.of(company)) {
      assertEquals(
          "invalid_grant",
          error(other.send(new AuthorizationCodeGrant(code, app.redirect, app.verifier))));
    }
    assertTrue(app.redeem(code).indicatesSuccess(), "none of these used it up");
  }

  @Test
  void browsers_are_sent_nowhere_but_to_the_app() throws Exception {
    for (String redirect :
        List.of(
            "https://evil.example/callback",
            "http://127.0.0.1:1/other",
            "http://127.0.0.1.evil.example/callback",
            "http://evil@127.0.0.1/callback",
            "javascript:alert(1)")) {
      Answer page =
          alice.open(
              app.asking("openid")
                  .build()
                  .toURI()
                  .toString()
                  .replaceFirst(
                      "redirect_uri=[^&]+",
                      "redirect_uri=" + java.net.URLEncoder.encode(redirect, "UTF-8")));
      assertEquals(400, page.status(), redirect);
      assertTrue(alice.address().startsWith(company.ilk() + "/console/authorize/refused"));
    }
    Answer page =
        alice.open(
            app.asking("openid")
                .build()
                .toURI()
                .toString()
                .replace(app.id.getValue(), "app_unknown"));
    assertTrue(page.text().contains("not known"), page.text());
  }

  @Test
  void what_is_wrong_with_a_request_is_told_to_the_app_with_the_issuer() throws Exception {
    assertEquals(
        "invalid_request",
        refused(app.asking("openid").build().toURI().toString().replace("S256", "plain")));
    assertEquals(
        "invalid_request",
        refused(
            app.asking("openid")
                .build()
                .toURI()
                .toString()
                .replaceFirst("&?code_challenge(_method)?=[^&]+", "")
                .replaceFirst("&?code_challenge(_method)?=[^&]+", "")));
    assertEquals(
        "unsupported_response_type",
        refused(
            app.asking("openid")
                .build()
                .toURI()
                .toString()
                .replace("response_type=code", "response_type=token")));
    assertEquals(
        "invalid_target",
        refused(
            app.asking("openid")
                .resource(URI.create("https://other.example"))
                .build()
                .toURI()
                .toString()));
    assertEquals(
        "invalid_scope",
        refused(app.asking("payments:print").resource(PAYMENTS).build().toURI().toString()));
    assertEquals(
        "login_required",
        refused(
            new Browser(),
            app.asking("openid").prompt(new Prompt(Prompt.Type.NONE)).build().toURI().toString()));
  }

  @Test
  void an_app_gets_tokens_for_a_service_as_policy_and_person_allow() throws Exception {
    app.open(alice, app.asking("payments:read").resource(PAYMENTS).build());
    AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
    var tokens = app.redeem(code).toSuccessResponse().getTokens();
    String access = tokens.getAccessToken().getValue();
    assertEquals(PaymentsApi.AUDIENCE, Jwt.claim(access, "aud"));
    assertEquals("payments:read", Jwt.claim(access, "scope"));
    assertEquals(app.id.getValue(), Jwt.claim(access, "client_id"));
    assertNotNull(tokens.getRefreshToken());
    app.open(alice, app.asking("payments:deploy").resource(PAYMENTS).build());
    Answer denied = alice.submit("/console/authorize", Map.of("answer", "allow"));
    assertEquals(403, denied.status(), "no policy lets apps deploy");
  }

  @Test
  void a_refresh_token_rotates_and_its_reuse_ends_the_grant() throws Exception {
    app.open(alice, app.asking("payments:read").resource(PAYMENTS).build());
    AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
    RefreshToken first = app.redeem(code).toSuccessResponse().getTokens().getRefreshToken();
    RefreshToken second = app.refresh(first).toSuccessResponse().getTokens().getRefreshToken();
    RefreshToken third = app.refresh(second).toSuccessResponse().getTokens().getRefreshToken();
    assertEquals("invalid_grant", error(app.refresh(first)));
    assertEquals("invalid_grant", error(app.refresh(third)), "the whole family is gone");
  }

  @Test
  void a_person_sees_what_was_granted_and_takes_it_back() throws Exception {
    app.open(alice, app.asking("payments:read").resource(PAYMENTS).build());
    AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
    RefreshToken refresh = app.redeem(code).toSuccessResponse().getTokens().getRefreshToken();
    Answer apps = alice.open(company.ilk() + "/console/apps");
    assertTrue(apps.text().contains("Ledger"), apps.text());
    assertFalse(alice.submit("/end", Map.of()).text().contains("Ledger"));
    assertEquals("invalid_grant", error(app.refresh(refresh)));
  }

  @Test
  void who_denies_grants_nothing() throws Exception {
    app.open(alice, app.asking("openid").build());
    assertEquals(
        "access_denied", app.answered(alice, "deny").toErrorResponse().getErrorObject().getCode());
  }

  @Test
  void a_form_of_another_page_answers_no_app() throws Exception {
    app.open(alice, app.asking("openid").build());
    Map<String, String> planted = Map.of("answer", "allow", "intent", "planted");
    assertEquals(401, alice.submit("/console/authorize", planted).status());
    app.open(alice, app.asking("openid").build());
    assertFalse(alice.open(company.ilk() + "/console/apps").text().contains("Ledger"));
  }

  @Test
  void signing_out_ends_what_hangs_on_the_session() throws Exception {
    app.open(alice, app.asking("payments:read").resource(PAYMENTS).build());
    AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
    RefreshToken refresh = app.redeem(code).toSuccessResponse().getTokens().getRefreshToken();
    alice.open(company.ilk() + "/console");
    alice.submit("/console/logout", Map.of());
    assertEquals("invalid_grant", error(app.refresh(refresh)));
  }

  @Test
  void the_metadata_is_where_clients_look_and_says_what_they_must_know() throws Exception {
    AuthorizationServerMetadata found;
    try (Web web = new Web()) {
      String path = "/.well-known/oauth-authorization-server/e/prod/human";
      found = AuthorizationServerMetadata.parse(web.get(company.ilk() + path).text());
    }
    assertEquals(company.ilk() + "/e/prod/human", found.getIssuer().getValue());
    assertEquals(List.of(CodeChallengeMethod.S256), found.getCodeChallengeMethods());
    assertTrue(found.supportsAuthorizationResponseIssuerParam());
    assertNotNull(found.getPushedAuthorizationRequestEndpointURI());
  }

  private String refused(String url) throws Exception {
    return refused(alice, url);
  }

  private String refused(Browser browser, String url) throws Exception {
    browser.open(url);
    AuthorizationResponse answer = AuthorizationResponse.parse(URI.create(browser.address()));
    assertEquals(app.metadata.getIssuer(), answer.getIssuer());
    assertEquals(app.state, answer.getState());
    return answer.toErrorResponse().getErrorObject().getCode();
  }

  private UserInfoResponse userInfo(BearerAccessToken token) throws Exception {
    return UserInfoResponse.parse(
        new UserInfoRequest(app.metadata.getUserInfoEndpointURI(), token).toHTTPRequest().send());
  }

  private static String error(TokenResponse response) {
    return response.indicatesSuccess()
        ? "none"
        : response.toErrorResponse().getErrorObject().getCode();
  }
}
