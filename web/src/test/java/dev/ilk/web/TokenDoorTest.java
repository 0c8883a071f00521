package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.record.Event;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TokenDoorTest {
  private static final String DOOR = "/e/prod/workload/token";
  private static final String AGENTS = "/e/prod/agent/token";
  private static final String FORM = "application/x-www-form-urlencoded";

  private final Network network;

  TokenDoorTest() throws Exception {
    network = new Network();
  }

  @AfterEach
  void close() {
    network.close();
  }

  private static Claims claims(String token) {
    return ((Result.Ok<UnverifiedJwt>) UnverifiedJwt.parse(token)).value().claimed();
  }

  @Test
  void a_proof_is_exchanged_for_a_token() {
    Map<String, String> form = network.exchange();
    form.put("scope", "payments:read");
    Network.Answer answer = network.form(DOOR, form);
    assertEquals(200, answer.status());
    assertEquals("Bearer", answer.text("token_type"));
    assertEquals("urn:ietf:params:oauth:token-type:access_token", answer.text("issued_token_type"));
    assertEquals("payments:read", answer.text("scope"));
    assertEquals(Optional.of(299L), answer.json().number("expires_in"));
    assertEquals("no-store", answer.header("Cache-Control"));
    assertEquals("application/json", answer.header("Content-Type"));
    Claims claims = claims(answer.text("access_token"));
    assertEquals(Optional.of("workload:prod-payments-deployer"), claims.text("sub"));
    Event event = network.ilk.lastEvent();
    assertEquals(Event.Result.DONE, event.result());
    assertEquals(event.correlation().value(), answer.header("Ilk-Correlation"));
    assertEquals("127.0.0.1", event.scene().network());
    assertEquals("token", event.scene().door());
  }

  @Test
  void a_resource_is_as_good_as_an_audience() {
    Map<String, String> form = network.exchange();
    form.put("resource", form.remove("audience"));
    form.put("requested_token_type", "urn:ietf:params:oauth:token-type:jwt");
    Network.Answer answer = network.form(DOOR, form);
    assertEquals(200, answer.status());
    assertEquals("urn:ietf:params:oauth:token-type:jwt", answer.text("issued_token_type"));
  }

  @Test
  void an_agent_shows_a_delegation_and_itself() {
    Delegation delegation = network.ilk.delegate(TestIlk.PAYMENTS, "payments:read");
    Map<String, String> form = network.exchange();
    form.put("subject_token", delegation.id().value());
    form.put("subject_token_type", "urn:ilk:params:oauth:token-type:delegation");
    form.put("actor_token", network.ilk.platformToken("prod-invoice-helper"));
    form.put("actor_token_type", "urn:ietf:params:oauth:token-type:jwt");
    Network.Answer answer = network.form(AGENTS, form);
    assertEquals(200, answer.status(), answer.response().body());
    Claims claims = claims(answer.text("access_token"));
    assertEquals(Optional.of("human:operator"), claims.text("sub"));
    assertEquals(
        Optional.of("agent:prod-invoice-helper"), claims.nested("act").orElseThrow().text("sub"));
  }

  @Test
  void an_agent_without_a_delegation_gets_nothing() {
    Map<String, String> form = network.exchange();
    form.put("subject_token", network.ilk.platformToken("prod-invoice-helper"));
    refused(network.form(AGENTS, form), 400, "invalid_request", "delegation_required");
  }

  /** A form that differs from a good one, and what must come of it. */
  private record Bad(String name, String value, String error, String code) {}

  @Test
  void every_refusal_has_its_oauth_name_and_is_recorded() {
    String none = jwt("{\"alg\":\"none\"}", "{\"iss\":\"x\"}") + ".";
    List<Bad> all =
        List.of(
            new Bad("grant_type", "", "invalid_request", "parameter_missing"),
            new Bad("grant_type", "password", "unsupported_grant_type", "grant_type_unsupported"),
            new Bad("audience", "", "invalid_request", "parameter_missing"),
            new Bad("audience", "payments", "invalid_target", "target_malformed"),
            new Bad("audience", "https://a.example/#f", "invalid_target", "target_malformed"),
            new Bad("audience", "https://nowhere.example", "invalid_target", "audience_unknown"),
            new Bad("resource", "https://other.example", "invalid_target", "target_not_single"),
            new Bad("scope", "a\"b", "invalid_scope", "scope_malformed"),
            new Bad("scope", "é", "invalid_scope", "scope_malformed"),
            new Bad("scope", "payments:admin", "invalid_scope", "scope_not_allowed"),
            new Bad(
                "requested_token_type", "x", "invalid_request", "requested_token_type_unsupported"),
            new Bad("subject_token", "", "invalid_request", "proof_missing"),
            new Bad("subject_token", "x", "invalid_request", "token_malformed"),
            new Bad("subject_token", none, "invalid_request", "proof_refused"),
            new Bad("subject_token", "x".repeat(20_000), "invalid_request", "token_too_large"),
            new Bad("subject_token", "ilk_ses_x", "invalid_request", "wrong_plane"),
            new Bad("subject_token_type", "x", "invalid_request", "token_type_unsupported"),
            new Bad("actor_token", "x", "invalid_request", "actor_token_unexpected"));
    for (Bad bad : all) {
      int before = network.ilk.events.size();
      Map<String, String> form = network.exchange();
      form.put(bad.name(), bad.value());
      Network.Answer answer = network.form(DOOR, form);
      String shown = bad + ": " + answer.response().body();
      assertEquals(400, answer.status(), shown);
      if (!bad.value().equals(none)) {
        assertEquals(bad.code(), answer.text("code"), shown);
      }
      String expected = bad.code().equals("wrong_plane") ? "unauthorized_client" : bad.error();
      assertEquals(expected, answer.text("error"), shown);
      assertFalse(answer.text("error_description").isEmpty(), shown);
      assertEquals(before + 1, network.ilk.events.size(), shown);
      assertEquals(
          network.ilk.lastEvent().correlation().value(), answer.text("correlation"), shown);
      assertFalse(answer.json().has("access_token"), shown);
    }
  }

  @Test
  void a_form_that_is_none_is_refused_and_recorded() {
    String good = Network.encoded(network.exchange());
    StringBuilder many = new StringBuilder(good);
    for (int i = 0; i < 60; i++) {
      many.append("&p").append(i).append("=1");
    }
    Map<String, String> bodies =
        Map.of(
            good + "&audience=https%3A%2F%2Fb.example",
            "form_invalid",
            good + "&scope=%",
            "form_invalid",
            good + "&scope=%zz",
            "form_invalid",
            good + "&scope=%C3%28",
            "form_invalid",
            good + "&scope=%00",
            "form_invalid",
            many.toString(),
            "form_invalid",
            good + "&x=" + "y".repeat(70_000),
            "body_too_large",
            "",
            "parameter_missing",
            "&&&",
            "parameter_missing",
            "{\"grant_type\":\"x\"}",
            "parameter_missing");
    bodies.forEach((body, code) -> {
      int before = network.ilk.events.size();
      Network.Answer answer = network.post(DOOR, FORM, body);
      refused(answer, 400, "invalid_request", code);
      assertEquals(before + 1, network.ilk.events.size());
      assertEquals(code, network.ilk.lastEvent().verdict().code());
      assertEquals("ExchangeToken", network.ilk.lastEvent().action());
    });
    for (String type : List.of("application/json", "text/plain", "multipart/form-data", "x")) {
      refused(network.post(DOOR, type, good), 400, "invalid_request", "media_type_unsupported");
    }
    assertEquals(200, network.post(DOOR, FORM + "; charset=utf-8", good).status());
    assertEquals(200, network.post(DOOR, FORM, good + "&unknown=ignored&empty=").status());
  }

  @Test
  void a_denial_says_why_in_the_policys_words() {
    network.ilk.decider = question -> Verdicts.deny();
    Network.Answer answer = network.form(DOOR, network.exchange());
    refused(answer, 400, "invalid_target", "access_denied");
    assertEquals("not on a Friday", answer.text("error_description"));
    assertEquals(Event.Result.DENIED, network.ilk.lastEvent().result());
  }

  @Test
  void nothing_is_issued_while_the_record_is_away_and_all_is_well_afterwards() {
    network.ilk.recordReachable = false;
    Network.Answer answer = network.form(DOOR, network.exchange());
    refused(answer, 503, "temporarily_unavailable", "record_unavailable");
    assertFalse(answer.header("Retry-After").isEmpty());
    refused(network.post(DOOR, FORM, "x=y"), 503, "temporarily_unavailable", "record_unavailable");
    network.ilk.recordReachable = true;
    assertEquals(200, network.form(DOOR, network.exchange()).status());
  }

  @Test
  void nothing_is_issued_while_keys_are_away() {
    network.ilk.keyStore.setDown(true);
    refused(
        network.form(DOOR, network.exchange()),
        503,
        "temporarily_unavailable",
        "store_unavailable");
    network.ilk.keyStore.setDown(false);
    assertEquals(200, network.form(DOOR, network.exchange()).status());
  }

  @Test
  void a_workload_gets_nothing_from_the_agents_issuer_or_another_environments() {
    assertEquals(400, network.form(AGENTS, network.exchange()).status());
    assertEquals(400, network.form("/e/staging/workload/token", network.exchange()).status());
    assertTrue(network.ilk.events.stream().noneMatch(event -> event.result() == Event.Result.DONE));
  }

  @Test
  void the_door_takes_post_only_and_there_is_none_for_what_is_no_kind() {
    Network.Answer answer = network.get(DOOR);
    assertEquals(405, answer.status());
    assertEquals("POST", answer.header("Allow"));
    for (String path : List.of("/e/prod/robot/token", "/e/PROD/workload/token", "/e/p/x/token")) {
      assertEquals(404, network.form(path, network.exchange()).status(), path);
    }
  }

  private static String jwt(String header, String claims) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    return encoder.encodeToString(header.getBytes(StandardCharsets.UTF_8))
        + "."
        + encoder.encodeToString(claims.getBytes(StandardCharsets.UTF_8));
  }

  private static void refused(Network.Answer answer, int status, String error, String code) {
    assertEquals(status, answer.status(), answer.response().body());
    assertEquals(error, answer.text("error"), answer.response().body());
    assertEquals(code, answer.text("code"), answer.response().body());
  }
}
