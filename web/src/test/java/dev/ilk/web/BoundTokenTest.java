package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.decide.Fact;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Tokens that are bound to their holder's key (RFC 9449). */
class BoundTokenTest {
  private static final String DOOR = "/e/prod/workload/token";
  private static final String INTROSPECT = "/e/prod/workload/introspect";
  private static final String SELF = "/v1/self";

  private Network network;
  private Wallet wallet;

  @BeforeEach
  void start() throws Exception {
    network = new Network();
    wallet = new Wallet(network.ilk);
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Network.Answer exchange(Map<String, String> form, String... proofs) {
    String[] headers = new String[proofs.length * 2];
    for (int i = 0; i < proofs.length; i++) {
      headers[2 * i] = "DPoP";
      headers[2 * i + 1] = proofs[i];
    }
    return network.form(DOOR, form, headers);
  }

  private String nonce() {
    Network.Answer first = exchange(network.exchange(), wallet.proof("POST", DOOR, null, null));
    assertEquals("use_dpop_nonce", first.text("error"));
    return first.header("DPoP-Nonce");
  }

  private Network.Answer bound(Map<String, String> form) {
    return exchange(form, wallet.proof("POST", DOOR, null, nonce()));
  }

  private static Claims claims(String token) {
    if (UnverifiedJwt.parse(token) instanceof Result.Ok<UnverifiedJwt>(UnverifiedJwt jwt)) {
      return jwt.claimed();
    }
    throw new AssertionError(token);
  }

  @Test
  void a_proof_with_our_nonce_binds_the_token_to_its_key() throws Exception {
    Network.Answer answer = bound(network.exchange());
    assertEquals(200, answer.status(), answer.response()::body);
    assertEquals("DPoP", answer.text("token_type"));
    Claims claims = claims(answer.text("access_token"));
    assertEquals(Map.of("jkt", wallet.thumbprint()), claims.asMap().get("cnf"));
    assertFalse(answer.header("DPoP-Nonce").isEmpty(), "for the next request");
    Event event = network.ilk.lastEvent();
    Particulars.OfCredential given = (Particulars.OfCredential) event.particulars();
    assertEquals("jkt=" + wallet.thumbprint(), given.binding());
  }

  @Test
  void without_a_proof_the_token_is_a_bearers() {
    Network.Answer answer = exchange(network.exchange());
    assertEquals("Bearer", answer.text("token_type"));
    assertFalse(claims(answer.text("access_token")).has("cnf"));
    assertEquals("", answer.header("DPoP-Nonce"));
  }

  @Test
  void a_proof_without_a_good_nonce_is_given_one() {
    Network.Answer answer =
        exchange(network.exchange(), wallet.proof("POST", DOOR, null, "made-up-nonce"));
    assertEquals(400, answer.status());
    assertEquals("use_dpop_nonce", answer.text("error"));
    assertFalse(answer.header("DPoP-Nonce").isEmpty());
    assertEquals(Event.Result.UNPROVEN, network.ilk.lastEvent().result());
    assertEquals(0, network.ilk.usedProofs.size(), "what is not accepted is not remembered");
  }

  @Test
  void a_proof_is_used_once() {
    String proof = wallet.proof("POST", DOOR, null, nonce());
    assertEquals(200, exchange(network.exchange(), proof).status());
    Network.Answer again = exchange(network.exchange(), proof);
    assertEquals("invalid_dpop_proof", again.text("error"));
    assertEquals("dpop_proof_replayed", again.text("code"));
  }

  @Test
  void whoever_has_proven_nothing_uses_no_memory() {
    String nonce = nonce();
    Map<String, String> form = network.exchange();
    form.put("subject_token", "x.y.z");
    for (int i = 0; i < 10; i++) {
      exchange(form, wallet.proof("POST", DOOR, null, nonce));
    }
    assertEquals(0, network.ilk.usedProofs.size());
  }

  @Test
  void a_proof_for_another_request_or_from_another_time_binds_nothing() {
    String nonce = nonce();
    for (String proof :
        List.of(
            wallet.proof("GET", DOOR, null, nonce),
            wallet.proof("POST", INTROSPECT, null, nonce),
            wallet.proof("POST", "/e/staging/workload/token", null, nonce),
            "x.y.z")) {
      assertEquals("invalid_dpop_proof", exchange(network.exchange(), proof).text("error"));
    }
    String good = wallet.proof("POST", DOOR, null, nonce);
    assertEquals("invalid_dpop_proof", exchange(network.exchange(), good, good).text("error"));
    network.ilk.now = network.ilk.now.plus(Duration.ofSeconds(61));
    assertEquals("invalid_dpop_proof", exchange(network.exchange(), good).text("error"));
  }

  @Test
  void while_used_proofs_are_out_of_reach_nothing_is_bound() {
    String nonce = nonce();
    network.ilk.usedProofs.reachable(false);
    Network.Answer answer = exchange(network.exchange(), wallet.proof("POST", DOOR, null, nonce));
    assertEquals(503, answer.status());
    assertEquals("temporarily_unavailable", answer.text("error"));
    network.ilk.usedProofs.reachable(true);
    assertEquals(
        200, exchange(network.exchange(), wallet.proof("POST", DOOR, null, nonce)).status());
  }

  @Test
  void policies_see_what_a_token_would_be_bound_to() {
    Map<String, Fact> seen = new HashMap<>();
    network.ilk.decider =
        question -> {
          seen.put("proof", question.context().get("proof"));
          return Verdicts.allow();
        };
    exchange(network.exchange());
    assertEquals(new Fact.Many(List.of()), binding(seen));
    bound(network.exchange());
    assertEquals(new Fact.Many(List.of(new Fact.Text("dpop"))), binding(seen));
  }

  private static Fact binding(Map<String, Fact> seen) {
    return ((Fact.Group) seen.get("proof")).members().get("binding");
  }

  @Test
  void an_agents_token_is_bound_like_a_workloads() throws Exception {
    String door = "/e/prod/agent/token";
    Map<String, String> form = new HashMap<>();
    form.put("grant_type", "urn:ietf:params:oauth:grant-type:token-exchange");
    form.put("subject_token", network.ilk.delegate(TestIlk.PAYMENTS, "payments:read").id().value());
    form.put("subject_token_type", "urn:ilk:params:oauth:token-type:delegation");
    form.put("actor_token", network.ilk.platformToken("prod-invoice-helper"));
    form.put("actor_token_type", "urn:ietf:params:oauth:token-type:jwt");
    form.put("audience", TestIlk.PAYMENTS.uri());
    String nonce = nonce();
    Network.Answer answer =
        network.form(door, form, "DPoP", wallet.proof("POST", door, null, nonce));
    assertEquals(200, answer.status(), answer.response()::body);
    assertEquals(
        Map.of("jkt", wallet.thumbprint()), claims(answer.text("access_token")).asMap().get("cnf"));
    Network.Answer replayed =
        network.form(door, form, "DPoP", wallet.proof("POST", DOOR, null, nonce));
    assertEquals("invalid_dpop_proof", replayed.text("error"));
  }

  @Test
  void introspection_tells_what_a_token_is_bound_to() throws Exception {
    String token = bound(network.exchange()).text("access_token");
    Network.Answer answer =
        network.form(INTROSPECT, Map.of("token", token), network.bearer("prod-payments-api"));
    assertEquals("DPoP", answer.text("token_type"));
    assertEquals(Map.of("jkt", wallet.thumbprint()), answer.json().asMap().get("cnf"));
  }

  @Test
  void who_asks_about_a_token_may_itself_be_bound() {
    String own = own();
    String about = exchange(network.exchange()).text("access_token");
    Map<String, String> form = Map.of("token", about);
    String proof = wallet.proof("POST", INTROSPECT, own, null);
    Network.Answer asked =
        network.form(INTROSPECT, form, "Authorization", "DPoP " + own, "DPoP", proof);
    assertEquals(200, asked.status(), asked.response()::body);
    Network.Answer stolen = network.form(INTROSPECT, form, "Authorization", "Bearer " + own);
    assertEquals("invalid_token", stolen.text("error"));
    Network.Answer replayed =
        network.form(INTROSPECT, form, "Authorization", "DPoP " + own, "DPoP", proof);
    assertEquals("dpop_proof_replayed", replayed.text("code"));
    assertTrue(
        replayed
            .response()
            .headers()
            .allValues("WWW-Authenticate")
            .getLast()
            .startsWith("DPoP error=\"invalid_dpop_proof\""));
  }

  @Test
  void metadata_names_the_algorithms_of_proofs() {
    List<String> algorithms =
        network
            .get("/.well-known/oauth-authorization-server/e/prod/workload")
            .json()
            .texts("dpop_signing_alg_values_supported")
            .orElseThrow();
    assertTrue(algorithms.containsAll(List.of("ES256", "EdDSA", "RS256")));
    assertFalse(algorithms.contains("none"));
  }

  /** A token for Ilk itself, bound to the wallet's key. */
  private String own() {
    Map<String, String> form = network.exchange();
    form.put("audience", TestIlk.ISSUERS.base());
    return bound(form).text("access_token");
  }

  private Network.Answer self(String scheme, String token, String... proofs) {
    String[] headers = new String[2 + proofs.length * 2];
    headers[0] = "Authorization";
    headers[1] = scheme + " " + token;
    for (int i = 0; i < proofs.length; i++) {
      headers[2 + 2 * i] = "DPoP";
      headers[3 + 2 * i] = proofs[i];
    }
    return network.get(SELF, headers);
  }

  @Test
  void ilk_itself_takes_a_bound_token_with_a_proof_of_its_key() {
    String token = own();
    assertEquals(200, self("DPoP", token, wallet.proof("GET", SELF, token, null)).status());
  }

  @Test
  void ilk_itself_takes_no_bound_token_without_its_own_key() throws Exception {
    String token = own();
    String proof = wallet.proof("GET", SELF, token, null);
    assertEquals("dpop_proof_missing", self("Bearer", token).text("code"));
    assertEquals("dpop_proof_missing", self("Bearer", token, proof).text("code"));
    assertEquals("dpop_proof_missing", self("DPoP", token).text("code"));
    assertEquals("dpop_proof_invalid", self("DPoP", token, proof, proof).text("code"));
    String thief = new Wallet(network.ilk).proof("GET", SELF, token, null);
    Network.Answer stolen = self("DPoP", token, thief);
    assertEquals(401, stolen.status());
    assertEquals("dpop_key_mismatch", stolen.text("code"));
    List<String> challenges = stolen.response().headers().allValues("WWW-Authenticate");
    assertEquals("Bearer", challenges.getFirst());
    assertTrue(
        challenges.getLast().startsWith("DPoP error=\"invalid_token\", algs=\""),
        challenges::toString);
    for (String other :
        List.of(
            wallet.proof("GET", SELF, null, null),
            wallet.proof("GET", SELF, own(), null),
            wallet.proof("POST", SELF, token, null),
            wallet.proof("GET", "/v1/other", token, null))) {
      assertEquals("dpop_proof_invalid", self("DPoP", token, other).text("code"));
    }
    assertEquals(200, self("DPoP", token, proof).status());
    assertEquals("dpop_proof_replayed", self("DPoP", token, proof).text("code"));
  }

  @Test
  void a_token_that_is_bound_to_no_key_is_not_shown_with_one() {
    Map<String, String> form = network.exchange();
    form.put("audience", TestIlk.ISSUERS.base());
    String token = exchange(form).text("access_token");
    Network.Answer answer = self("DPoP", token, wallet.proof("GET", SELF, token, null));
    assertEquals("token_not_bound", answer.text("code"));
    assertEquals(
        Optional.of(200), Optional.of(self("Bearer", token).status()), "and is a bearer's still");
  }
}
