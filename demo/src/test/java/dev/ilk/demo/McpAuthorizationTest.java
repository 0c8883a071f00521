package dev.ilk.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.oauth2.sdk.AuthorizationCode;
import com.nimbusds.oauth2.sdk.AuthorizationCodeGrant;
import com.nimbusds.oauth2.sdk.AuthorizationRequest;
import com.nimbusds.oauth2.sdk.AuthorizationResponse;
import com.nimbusds.oauth2.sdk.TokenRequest;
import com.nimbusds.oauth2.sdk.TokenResponse;
import com.nimbusds.oauth2.sdk.token.RefreshToken;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the authorization part of the Model Context Protocol, revision 2026-07-28, asks of an
 * authorization server, one test for each point.
 */
class McpAuthorizationTest {
  private static final URI SERVER = URI.create(PaymentsApi.AUDIENCE);
  private static final String POLICY =
      """
      @id("payments-apps")
      @reason("people of payments may use payments through apps that are registered")
      permit (
        principal is Human in Team::"payments",
        action in [Action::"Authorize", Action::"RedeemGrant"],
        resource in Team::"payments"
      )
      when { context.app.source == "registered" };
      """;

  @TempDir private static Path folder;
  private static Company company;
  private static Web web;

  private final Browser alice = new Browser();
  private AppClient app;

  @BeforeAll
  static void start() throws Exception {
    company = Company.start(folder, settings -> settings);
    assertEquals(0, company.declare().code());
    Path policies = Files.createDirectories(folder.resolve("policies"));
    Files.writeString(policies.resolve("apps.cedar"), POLICY);
    Told applied =
        company.ilk("policy", "apply", policies.toString(), "--team", "payments", "--reason", "C");
    assertEquals(0, applied.code(), applied.text());
    web = new Web();
  }

  @AfterAll
  static void stop() {
    web.close();
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

  private static String issuer() {
    return company.ilk() + "/e/prod/human";
  }

  private static List<String> places() {
    return List.of(
        company.ilk() + "/.well-known/oauth-authorization-server/e/prod/human",
        company.ilk() + "/.well-known/openid-configuration/e/prod/human",
        issuer() + "/.well-known/openid-configuration");
  }

  private AuthorizationResponse allowed(AuthorizationRequest request) throws Exception {
    app.open(alice, request);
    return app.allow(alice);
  }

  private AuthorizationCode code() throws Exception {
    return allowed(app.asking("payments:read").resource(SERVER).build())
        .toSuccessResponse()
        .getAuthorizationCode();
  }

  private TokenResponse redeem(AuthorizationCode code, URI... resources) throws Exception {
    TokenRequest request =
        new TokenRequest.Builder(
                app.metadata.getTokenEndpointURI(),
                app.id,
                new AuthorizationCodeGrant(code, app.redirect, app.verifier))
            .resources(resources)
            .build();
    return TokenResponse.parse(request.toHTTPRequest().send());
  }

  private static String error(TokenResponse response) {
    return response.indicatesSuccess()
        ? "none"
        : response.toErrorResponse().getErrorObject().getCode();
  }

  @Test
  void metadata_is_in_each_place_where_clients_look_and_the_same() throws Exception {
    JsonNode first = web.get(places().getFirst()).json();
    for (String place : places()) {
      assertEquals(first, web.get(place).json(), place);
    }
  }

  @Test
  void the_issuer_in_it_is_exactly_the_one_that_the_address_was_made_of() throws Exception {
    for (String place : places()) {
      assertEquals(issuer(), web.get(place).json().path("issuer").asText());
    }
    String other = company.ilk() + "/.well-known/oauth-authorization-server/e/none/human";
    assertEquals(404, web.get(other).status());
  }

  @Test
  void it_says_which_challenges_are_taken_and_clients_that_demand_it_go_on() throws Exception {
    JsonNode methods = web.get(places().getFirst()).json().path("code_challenge_methods_supported");
    assertEquals("[\"S256\"]", methods.toString());
  }

  @Test
  void answers_name_the_issuer_and_the_metadata_says_so() throws Exception {
    assertTrue(
        web.get(places().getFirst())
            .json()
            .path("authorization_response_iss_parameter_supported")
            .asBoolean());
    app.open(alice, app.asking("payments:read").resource(SERVER).build());
    AuthorizationResponse denied = app.answered(alice, "deny");
    assertEquals(issuer(), denied.getIssuer().getValue(), "refusals too");
    AuthorizationResponse allowed = allowed(app.asking("payments:read").resource(SERVER).build());
    assertEquals(issuer(), allowed.getIssuer().getValue());
  }

  @Test
  void endpoints_are_of_the_issuer_alone_so_no_client_is_mixed_up() throws Exception {
    JsonNode document = web.get(places().getFirst()).json();
    document
        .properties()
        .forEach(field -> {
          if (field.getKey().endsWith("_endpoint") || field.getKey().equals("jwks_uri")) {
            assertTrue(field.getValue().asText().startsWith(issuer() + "/"), field.getKey());
          }
        });
  }

  @Test
  void a_token_is_for_the_resource_that_both_requests_name() throws Exception {
    TokenResponse response = redeem(code(), SERVER);
    assertEquals("none", error(response));
    String token = response.toSuccessResponse().getTokens().getAccessToken().getValue();
    assertEquals(SERVER.toString(), Jwt.claim(token, "aud"));
  }

  @Test
  void another_resource_at_either_request_is_an_invalid_target() throws Exception {
    assertEquals("invalid_target", error(redeem(code(), URI.create("https://other.example"))));
    app.open(
        alice, app.asking("payments:read").resource(URI.create("https://other.example")).build());
    assertTrue(alice.address().contains("error=invalid_target"), alice.address());
  }

  @Test
  void two_resources_are_refused_since_a_token_is_for_one() throws Exception {
    AuthorizationCode code = code();
    assertNotEquals("none", error(redeem(code, SERVER, URI.create("https://other.example"))));
    assertEquals("none", error(redeem(code, SERVER)), "and that used up nothing");
  }

  @Test
  void refresh_tokens_of_public_clients_rotate() throws Exception {
    RefreshToken first = redeem(code(), SERVER).toSuccessResponse().getTokens().getRefreshToken();
    RefreshToken second = app.refresh(first).toSuccessResponse().getTokens().getRefreshToken();
    assertNotEquals(first, second);
    assertEquals("invalid_grant", error(app.refresh(first)));
    assertEquals("invalid_grant", error(app.refresh(second)), "reuse ends the family");
  }

  @Test
  void codes_are_good_once() throws Exception {
    AuthorizationCode code = code();
    assertEquals("none", error(redeem(code, SERVER)));
    assertEquals("invalid_grant", error(redeem(code, SERVER)));
  }

  @Test
  void it_says_whether_clients_may_describe_themselves_and_how_they_authenticate()
      throws Exception {
    JsonNode document = web.get(places().getFirst()).json();
    assertTrue(document.path("client_id_metadata_document_supported").isBoolean());
    assertTrue(document.path("token_endpoint_auth_methods_supported").toString().contains("none"));
    assertTrue(document.path("registration_endpoint").isTextual());
  }
}
