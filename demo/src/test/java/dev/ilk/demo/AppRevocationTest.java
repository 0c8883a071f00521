package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.RefreshTokenGrant;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.TokenRevocationRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.token.AccessToken;
import com.nimbusds.oauth2.sdk.token.BearerAccessToken;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import com.nimbusds.oauth2.sdk.token.Token;
import com.nimbusds.oauth2.sdk.token.Tokens;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Apps give back what people granted them (RFC 7009), by a library that is not ours. */
class AppRevocationTest {
  private static final Optional<NimbusWallet> NONE = Optional.empty();

  @TempDir private static Path folder;
  private static Company company;

  private final Browser alice = new Browser();
  private AppClient app;

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
    alice.open(company.ilk() + "/console/login/start/corp?return_to=/console");
    alice.submit("", Map.of("user", "alice"));
    app = AppClient.of(company);
  }

  @AfterEach
  void close() {
    app.close();
    alice.close();
  }

  private Tokens granted() throws Exception {
    app.open(alice, app.asking("openid", "offline_access").build());
    AuthorizationCode code = app.allow(alice).toSuccessResponse().getAuthorizationCode();
    return app.redeem(code).toSuccessResponse().getTokens();
  }

  private HTTPResponse giveBack(AppClient who, Token token) throws Exception {
    URI endpoint = app.metadata.getRevocationEndpointURI();
    return new TokenRevocationRequest(endpoint, who.id, token).toHTTPRequest().send();
  }

  private boolean tells(AccessToken token) throws Exception {
    try (Web web = new Web()) {
      String endpoint = app.metadata.getUserInfoEndpointURI().toString();
      return web.get(endpoint, "Authorization", "Bearer " + token.getValue()).status() == 200;
    }
  }

  private static String error(TokenResponse response) {
    return response.indicatesSuccess()
        ? "none"
        : response.toErrorResponse().getErrorObject().getCode();
  }

  @Test
  void a_refresh_token_given_back_ends_the_grant_with_all_its_tokens() throws Exception {
    Tokens tokens = granted();
    assertTrue(tells(tokens.getAccessToken()));
    assertEquals(200, giveBack(app, tokens.getRefreshToken()).getStatusCode());
    assertFalse(tells(tokens.getAccessToken()));
    assertEquals("invalid_grant", error(app.refresh(tokens.getRefreshToken())));
    assertFalse(alice.open(company.ilk() + "/console/apps").text().contains(app.id.getValue()));
    assertEquals(200, giveBack(app, tokens.getRefreshToken()).getStatusCode(), "once more");
  }

  @Test
  void an_access_token_given_back_ends_it_too() throws Exception {
    Tokens tokens = granted();
    assertEquals(200, giveBack(app, tokens.getAccessToken()).getStatusCode());
    assertFalse(tells(tokens.getAccessToken()));
    assertEquals("invalid_grant", error(app.refresh(tokens.getRefreshToken())));
  }

  @Test
  void a_refresh_token_that_was_used_before_ends_it_as_any_reuse_does() throws Exception {
    RefreshToken first = granted().getRefreshToken();
    RefreshToken second = app.refresh(first).toSuccessResponse().getTokens().getRefreshToken();
    assertEquals(200, giveBack(app, first).getStatusCode());
    assertEquals("invalid_grant", error(app.refresh(second)));
  }

  @Test
  void another_app_takes_nothing_back_and_learns_nothing() throws Exception {
    Tokens tokens = granted();
    try (AppClient other = AppClient.of(company)) {
      assertEquals(200, giveBack(other, tokens.getRefreshToken()).getStatusCode());
      assertEquals(200, giveBack(other, tokens.getAccessToken()).getStatusCode());
      assertEquals(200, giveBack(other, new BearerAccessToken("made-up")).getStatusCode());
      assertEquals(
          200, giveBack(other, new RefreshToken("ilk_rft_" + "x".repeat(43))).getStatusCode());
    }
    assertTrue(tells(tokens.getAccessToken()));
    assertEquals("none", error(app.refresh(tokens.getRefreshToken())));
  }

  @Test
  void an_app_with_a_key_must_use_it() throws Exception {
    KeyedApp keyed = KeyedApp.of(company);
    alice.open(keyed.asking("openid", "offline_access").build().toURI().toString());
    AuthorizationCode code = KeyedApp.allow(alice).toSuccessResponse().getAuthorizationCode();
    RefreshToken refresh =
        keyed.redeem(code, NONE).toSuccessResponse().getTokens().getRefreshToken();
    URI endpoint = keyed.metadata.getRevocationEndpointURI();
    HTTPResponse keyless =
        new TokenRevocationRequest(endpoint, keyed.id, refresh).toHTTPRequest().send();
    assertEquals(401, keyless.getStatusCode());
    assertEquals("invalid_client", keyless.getBodyAsJSONObject().get("error"));
    assertEquals("none", error(keyed.send(new RefreshTokenGrant(refresh), NONE)));
    TokenRevocationRequest proven =
        new TokenRevocationRequest(endpoint, keyed.assertion(), refresh);
    assertEquals(200, proven.toHTTPRequest().send().getStatusCode());
    assertEquals("invalid_grant", error(keyed.send(new RefreshTokenGrant(refresh), NONE)));
  }

  @Test
  void a_request_without_a_token_is_malformed() throws Exception {
    try (Web web = new Web()) {
      String endpoint = app.metadata.getRevocationEndpointURI().toString();
      Answer answer = web.form(endpoint, Map.of("client_id", app.id.getValue()));
      assertEquals("400 invalid_request", answer.status() + " " + answer.error());
      assertEquals(405, web.get(endpoint).status());
      assertEquals(401, web.form(endpoint, Map.of("token", "x")).status(), "who asks?");
    }
  }
}
