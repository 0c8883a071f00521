package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.record.Event;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenQuestionsTest {
  private static final String INTROSPECT = "/e/prod/workload/introspect";
  private static final String REVOKE = "/e/prod/workload/revoke";
  private static final String ASSERTION = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

  private final Network network;
  private final String token;

  TokenQuestionsTest() throws Exception {
    network = new Network();
    token = network.form("/e/prod/workload/token", network.exchange()).text("access_token");
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Network.Answer introspect(String text) {
    return network.form(INTROSPECT, Map.of("token", text), network.bearer("prod-payments-api"));
  }

  @Test
  void a_service_learns_what_a_token_says() {
    Network.Answer answer = introspect(token);
    assertEquals(200, answer.status(), answer.response().body());
    assertEquals(Optional.of(true), answer.json().truth("active"));
    assertEquals("workload:prod-payments-deployer", answer.text("sub"));
    assertEquals("Bearer", answer.text("token_type"));
    assertEquals("no-store", answer.header("Cache-Control"));
  }

  @Test
  void the_chain_of_actors_is_shown() {
    Delegation delegation = network.ilk.delegate(TestIlk.PAYMENTS, "payments:read");
    Map<String, String> form = network.exchange();
    form.put("subject_token", delegation.id().value());
    form.put("subject_token_type", "urn:ilk:params:oauth:token-type:delegation");
    form.put("actor_token", network.ilk.platformToken("prod-invoice-helper"));
    form.put("actor_token_type", "urn:ietf:params:oauth:token-type:jwt");
    String agents = network.form("/e/prod/agent/token", form).text("access_token");
    Network.Answer answer =
        network.form(
            "/e/prod/agent/introspect",
            Map.of("token", agents),
            network.bearer("prod-payments-api"));
    assertEquals(
        Optional.of("agent:prod-invoice-helper"),
        answer.json().nested("act").orElseThrow().text("sub"));
  }

  @Test
  void of_anything_else_only_that_it_is_not_active() {
    assertEquals("{\"active\":false}", introspect("x").response().body());
    assertEquals("{\"active\":false}", introspect(token + "x").response().body());
  }

  @Test
  void a_platforms_assertion_proves_as_well_as_a_bearer_token() {
    Map<String, String> form = new HashMap<>();
    form.put("token", token);
    form.put("client_assertion", network.ilk.platformToken("prod-payments-api"));
    form.put("client_assertion_type", ASSERTION);
    Network.Answer answer = network.form(INTROSPECT, form);
    assertEquals(Optional.of(true), answer.json().truth("active"), answer.response().body());
    form.put("client_assertion_type", "x");
    assertEquals("client_assertion_type_unsupported", network.form(INTROSPECT, form).text("code"));
    form.put("client_assertion_type", ASSERTION);
    Network.Answer both = network.form(INTROSPECT, form, network.bearer("prod-payments-api"));
    assertEquals("client_proof_doubled", both.text("code"));
    form.put("client_assertion", "x");
    Network.Answer wrong = network.form(INTROSPECT, form);
    assertEquals(401, wrong.status());
    assertEquals("invalid_client", wrong.text("error"));
    assertEquals("Bearer", wrong.header("WWW-Authenticate"));
  }

  @Test
  void whoever_does_not_prove_itself_learns_nothing_and_is_recorded() {
    for (String[] headers :
        new String[][] {
          {},
          {"Authorization", "Bearer x"},
          {"Authorization", "Basic YTpi"},
          {"Authorization", "Bearer " + token},
          {"Authorization", "Bearer ilk_ses_x"}
        }) {
      int before = network.ilk.events.size();
      Network.Answer answer = network.form(INTROSPECT, Map.of("token", token), headers);
      assertEquals(401, answer.status(), answer.response().body());
      assertEquals("invalid_token", answer.text("error"));
      assertTrue(answer.header("WWW-Authenticate").startsWith("Bearer"));
      assertEquals(before + 1, network.ilk.events.size());
      assertEquals(Event.Result.UNPROVEN, network.ilk.lastEvent().result());
    }
  }

  @Test
  void a_question_without_a_token_is_refused_and_recorded() {
    Network.Answer answer =
        network.form(INTROSPECT, Map.of("x", "y"), network.bearer("prod-payments-api"));
    assertEquals(400, answer.status());
    assertEquals("invalid_request", answer.text("error"));
    assertEquals("IntrospectToken", network.ilk.lastEvent().action());
  }

  @Test
  void a_denied_service_learns_nothing() {
    String[] bearer = network.bearer("prod-payments-api");
    network.ilk.decider = question -> Verdicts.deny();
    Network.Answer answer = network.form(INTROSPECT, Map.of("token", token), bearer);
    assertEquals(403, answer.status());
    assertEquals("access_denied", answer.text("error"));
  }

  @Test
  void a_holder_gives_its_token_back_and_nobody_else_can() {
    Network.Answer others =
        network.form(REVOKE, Map.of("token", token), network.bearer("prod-payments-api"));
    assertEquals(200, others.status());
    assertEquals(Optional.of(true), introspect(token).json().truth("active"));
    Network.Answer own =
        network.form(REVOKE, Map.of("token", token), network.bearer("prod-payments-deployer"));
    assertEquals(200, own.status());
    assertEquals(others.response().body(), own.response().body());
    assertEquals(Optional.of(false), introspect(token).json().truth("active"));
    Network.Answer again =
        network.form(REVOKE, Map.of("token", "x"), network.bearer("prod-payments-deployer"));
    assertEquals(200, again.status());
  }

  @Test
  void a_token_that_was_taken_back_proves_nothing() {
    String[] bearer = network.bearer("prod-payments-deployer");
    String own = bearer[1].substring("Bearer ".length());
    assertEquals(200, network.form(REVOKE, Map.of("token", own), bearer).status());
    assertEquals(401, network.form(REVOKE, Map.of("token", own), bearer).status());
  }
}
