package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PublishedTest {
  private static final String ISSUER = "/e/prod/workload";

  private final Network network;

  PublishedTest() throws Exception {
    network = new Network();
  }

  @AfterEach
  void close() {
    network.close();
  }

  @Test
  void the_metadata_is_found_in_all_three_places_and_names_the_issuer_exactly() {
    String base = TestIlk.ISSUERS.base() + ISSUER;
    for (String path :
        List.of(
            "/.well-known/oauth-authorization-server" + ISSUER,
            "/.well-known/openid-configuration" + ISSUER,
            ISSUER + "/.well-known/openid-configuration")) {
      Network.Answer answer = network.get(path);
      assertEquals(200, answer.status(), path);
      assertEquals(base, answer.text("issuer"));
      assertEquals(base + "/token", answer.text("token_endpoint"));
      assertEquals(base + "/jwks", answer.text("jwks_uri"));
      assertEquals(base + "/introspect", answer.text("introspection_endpoint"));
      assertEquals(base + "/revoke", answer.text("revocation_endpoint"));
      assertEquals(
          Optional.of(
              List.of("urn:ietf:params:oauth:grant-type:token-exchange", "client_credentials")),
          answer.json().texts("grant_types_supported"));
      assertEquals(Optional.of(List.of()), answer.json().texts("response_types_supported"));
      assertTrue(answer.header("Cache-Control").contains("max-age="));
    }
  }

  @Test
  void tokens_verify_with_the_keys_that_are_published() {
    String token = network.form(ISSUER + "/token", network.exchange()).text("access_token");
    assertInstanceOf(Result.Ok.class, verify(token, ISSUER, "at+jwt"));
    assertInstanceOf(Result.Failed.class, verify(token, "/e/prod/agent", "at+jwt"));
  }

  private Result<VerifiedJwt> verify(String token, String issuer, String type) {
    Network.Answer answer = network.get(issuer + "/jwks");
    assertEquals("application/jwk-set+json", answer.header("Content-Type"));
    JwtChecks checks =
        JwtChecks.of(Set.of(Algorithm.ES256), new JwtChecks.Audience.CheckedByCaller())
            .ofType(Set.of(type));
    return JwkSet.parse(answer.response().body().getBytes(StandardCharsets.UTF_8))
        .then(keys ->
            UnverifiedJwt.parse(token).then(jwt -> jwt.verify(keys, checks, network.ilk.now)));
  }

  @Test
  void nothing_is_published_and_no_key_made_for_an_environment_that_is_made_up() throws Exception {
    for (String path :
        List.of(
            "/e/made/workload/jwks",
            "/e/made/workload/revocations",
            "/e/made/workload/.well-known/openid-configuration",
            "/e/prod/robot/jwks")) {
      assertEquals(404, network.get(path).status(), path);
    }
    assertEquals(List.of(), network.ilk.keyStore.names());
  }

  @Test
  void the_feed_tells_what_was_taken_back_and_is_signed() {
    String token = network.form(ISSUER + "/token", network.exchange()).text("access_token");
    network.form(
        ISSUER + "/revoke",
        java.util.Map.of("token", token),
        network.bearer("prod-payments-deployer"));
    Network.Answer answer = network.get(ISSUER + "/revocations?after=0&wait=0");
    assertEquals("application/jwt", answer.header("Content-Type"));
    assertEquals("no-store", answer.header("Cache-Control"));
    String feed = answer.response().body();
    UnverifiedJwt jwt = ((Result.Ok<UnverifiedJwt>) UnverifiedJwt.parse(feed)).value();
    assertEquals(1, ((List<?>) jwt.claimed().asMap().get("revoked")).size());
    assertEquals(Optional.of("revocations+jwt"), jwt.header().type());
    // An answer is news for a minute, so that one that was kept back is not believed (no verifier
    // of
    // ours takes anything signed without an end); how current it is, as_of says.
    long issued = jwt.claimed().number("iat").orElseThrow();
    assertEquals(Optional.of(issued + 60), jwt.claimed().number("exp"));
  }

  @Test
  void odd_parameters_of_the_feed_count_as_none() {
    for (String query :
        List.of("", "?after=-1", "?after=x&wait=y", "?after=99999999999999999999", "?after=%00")) {
      assertEquals(200, network.get(ISSUER + "/revocations" + query).status(), query);
    }
  }

  @Test
  void a_node_that_does_not_know_for_sure_publishes_no_feed() {
    network.ilk.now = TestIlk.START.plus(Duration.ofMinutes(1));
    Network.Answer answer = network.get(ISSUER + "/revocations");
    assertEquals(503, answer.status());
    assertFalse(answer.header("Retry-After").isEmpty());
    network.ilk.keyStore.setDown(true);
    assertEquals(503, network.get("/e/prod/agent/jwks").status());
  }
}
