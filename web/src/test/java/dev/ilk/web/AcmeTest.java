package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jose.util.JSONObjectUtils;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.DnsName;
import dev.ilk.actor.WhatRuns;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.workload.Deployments;
import dev.ilk.record.Event;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Requests that an ACME server must refuse, and with which words (RFC 8555, section 6.7). */
class AcmeTest {
  private static final String ORDER =
      "{\"identifiers\":[{\"type\":\"dns\",\"value\":\"pay.acme.example\"}]}";

  private final Network network;
  private final TestIlk ilk;
  private final AcmeClient client;

  AcmeTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    client = new AcmeClient(network);
    ilk.acme.names.add(new DnsName("pay.acme.example", "prod-payments-deployer", false));
  }

  @AfterEach
  void close() {
    network.close();
  }

  private static void refused(int status, String error, Network.Answer answer) {
    assertEquals(status, answer.status(), answer.response().body());
    assertEquals(error, AcmeClient.error(answer));
    assertEquals("application/problem+json", answer.header("Content-Type"));
    assertFalse(answer.header("Replay-Nonce").isEmpty(), "each answer brings a nonce");
  }

  @Test
  void the_directory_is_there_for_environments_that_are() {
    Network.Answer directory = network.get("/e/prod/acme/directory");
    assertEquals(AcmeClient.SERVER + "/new-account", directory.text("newAccount"));
    assertFalse(directory.json().has("newAuthz"));
    assertEquals(404, network.get("/e/test/acme/directory").status());
    assertEquals(405, network.get("/e/prod/acme/new-order").status());
  }

  @Test
  void every_nonce_is_another_and_counts_once() throws Exception {
    assertNotEquals(client.nonce(), client.nonce());
    client.opened();
    Map<String, Object> header = client.header("/new-order");
    String twice = AcmeClient.jws(header, ORDER, client.key);
    assertEquals(201, client.send("/new-order", twice).status());
    refused(400, "badNonce", client.send("/new-order", twice));
  }

  @Test
  void nonces_that_were_not_given_or_are_over_are_refused() throws Exception {
    client.opened();
    for (Object nonce : new Object[] {"", "AAAA", "x".repeat(5000), 7, client.nonce() + "A"}) {
      Map<String, Object> header = client.header("/new-order");
      header.put("nonce", nonce);
      String body = AcmeClient.jws(header, ORDER, client.key);
      refused(400, "badNonce", client.send("/new-order", body));
    }
    Map<String, Object> header = client.header("/new-order");
    ilk.now = ilk.now.plus(Duration.ofHours(1));
    refused(400, "badNonce", client.send("/new-order", AcmeClient.jws(header, ORDER, client.key)));
  }

  @Test
  void whoever_cannot_sign_uses_up_nobodys_nonce() throws Exception {
    client.opened();
    Map<String, Object> header = client.header("/new-order");
    String forged = AcmeClient.jws(header, ORDER, AcmeClient.key());
    refused(400, "malformed", client.send("/new-order", forged));
    assertEquals(
        201, client.send("/new-order", AcmeClient.jws(header, ORDER, client.key)).status());
  }

  @Test
  void a_request_for_another_address_is_refused() throws Exception {
    client.opened();
    Map<String, Object> header = client.header("/new-order");
    header.put("url", AcmeClient.SERVER + "/key-change");
    refused(
        403, "unauthorized", client.send("/new-order", AcmeClient.jws(header, ORDER, client.key)));
    header.put("url", "https://other.example/e/prod/acme/new-order");
    refused(
        403, "unauthorized", client.send("/new-order", AcmeClient.jws(header, ORDER, client.key)));
  }

  @Test
  void algorithms_that_are_none_or_do_not_fit_are_refused() throws Exception {
    client.opened();
    for (String algorithm : List.of("none", "HS256", "ES384", "RS256", "es256", "RS1")) {
      Map<String, Object> header = client.header("/new-order");
      header.put("alg", algorithm);
      Network.Answer answer = client.send("/new-order", AcmeClient.jws(header, ORDER, client.key));
      refused(400, "badSignatureAlgorithm", answer);
      assertTrue(answer.json().texts("algorithms").orElseThrow().contains("ES256"));
    }
  }

  @Test
  void what_is_no_flattened_jws_is_refused() throws Exception {
    client.opened();
    String good = AcmeClient.jws(client.header("/new-order"), ORDER, client.key);
    for (String body :
        List.of(
            "",
            "{}",
            "[]",
            "null",
            good.replace("{\"protected\"", "{\"header\":{},\"protected\""),
            good.replace("\"}", "\",\"signatures\":[]}"),
            good.replace("\"}", "=\"}"),
            good.replace("{\"protected\"", "{\"payload\":\"\",\"protected\""),
            good + good,
            good.substring(0, good.length() - 1))) {
      refused(400, "malformed", client.send("/new-order", body));
    }
    assertEquals(413, client.send("/new-order", "x".repeat(70_000)).status());
    assertEquals(415, network.post("/e/prod/acme/new-order", "application/json", good).status());
  }

  @Test
  void headers_that_demand_more_or_name_two_keys_are_refused() throws Exception {
    client.opened();
    for (Map<String, Object> more :
        List.<Map<String, Object>>of(
            Map.of("crit", List.of("x")),
            Map.of("b64", false),
            Map.of("jwk", client.key.toPublicJWK().toJSONObject()))) {
      Map<String, Object> header = client.header("/new-order");
      header.putAll(more);
      refused(
          400, "malformed", client.send("/new-order", AcmeClient.jws(header, ORDER, client.key)));
    }
  }

  @Test
  void damaged_requests_never_pass_and_never_break_anything() throws Exception {
    client.opened();
    Random random = new Random(8555);
    String good = AcmeClient.jws(client.header("/new-order"), ORDER, client.key);
    for (int i = 0; i < 300; i++) {
      StringBuilder damaged = new StringBuilder(good);
      for (int j = 0; j <= random.nextInt(3); j++) {
        damaged.setCharAt(random.nextInt(good.length()), (char) (32 + random.nextInt(95)));
      }
      if (!damaged.toString().equals(good)) {
        int status = client.send("/new-order", damaged.toString()).status();
        assertTrue(status >= 400 && status < 500, damaged + " " + status);
      }
    }
    assertEquals(201, client.send("/new-order", good).status());
  }

  @Test
  void an_account_is_opened_with_a_key_of_the_owners_only() throws Exception {
    refused(403, "externalAccountRequired", client.post("/new-account", "{}"));
    refused(
        400, "accountDoesNotExist", client.post("/new-account", "{\"onlyReturnExisting\":true}"));
    AcmeId.ExternalKey id = ilk.acme.externalKey(ilk.deployer.id());
    byte[] secret = ilk.acme.externalKeys.secret(id.value());
    String url = AcmeClient.SERVER + "/new-account";
    refused(
        403,
        "unauthorized",
        client.post("/new-account", client.binding(id, new byte[32], "HS256", url)));
    refused(
        400, "malformed", client.post("/new-account", client.binding(id, secret, "HS512", url)));
    refused(
        400,
        "malformed",
        client.post("/new-account", client.binding(id, secret, "HS256", url + "x")));
    String binding = client.binding(id, secret, "HS256", url);
    ECKey own = client.key;
    client.key = AcmeClient.key();
    refused(400, "malformed", client.post("/new-account", binding));
    client.key = own;
    ilk.now = ilk.now.plus(Duration.ofHours(2));
    refused(403, "unauthorized", client.post("/new-account", binding));
    assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
  }

  @Test
  void the_same_external_key_opens_no_second_account() throws Exception {
    AcmeId.ExternalKey id = ilk.acme.externalKey(ilk.deployer.id());
    byte[] secret = ilk.acme.externalKeys.secret(id.value());
    String url = AcmeClient.SERVER + "/new-account";
    assertEquals(
        201, client.post("/new-account", client.binding(id, secret, "HS256", url)).status());
    Network.Answer again = client.post("/new-account", client.binding(id, secret, "HS256", url));
    assertEquals(200, again.status(), "the account of this key is given back");
    client.key = AcmeClient.key();
    refused(
        403, "unauthorized", client.post("/new-account", client.binding(id, secret, "HS256", url)));
  }

  @Test
  void weak_and_private_keys_open_nothing() throws Exception {
    for (Map<String, Object> jwk :
        List.<Map<String, Object>>of(
            Map.of("kty", "oct", "k", "AAAA"),
            Map.of("kty", "EC", "crv", "P-256", "x", "AAAA", "y", "AAAA"),
            client.key.toJSONObject())) {
      Map<String, Object> header = client.header("/new-account");
      header.put("jwk", jwk);
      refused(
          400,
          "badPublicKey",
          client.send("/new-account", AcmeClient.jws(header, "{}", client.key)));
    }
  }

  @Test
  void orders_name_only_what_the_registry_assigns() throws Exception {
    client.opened();
    for (String value : List.of("other.acme.example", "acme.example", "a.pay.acme.example")) {
      Network.Answer answer = client.post("/new-order", order("dns", value));
      refused(403, "rejectedIdentifier", answer);
      assertTrue(answer.response().body().contains("subproblems"));
    }
    for (String value :
        List.of(
            "*.acme.example",
            "PAY.acme.example",
            "pay.acme.example.",
            "10.0.0.1",
            "localhost",
            "pay.acme.example\\n.evil.test",
            "pаy.acme.example",
            "a".repeat(300) + ".example")) {
      refused(403, "rejectedIdentifier", client.post("/new-order", order("dns", value)));
    }
    refused(400, "unsupportedIdentifier", client.post("/new-order", order("ip", "10.0.0.1")));
    for (String body :
        List.of(
            "{}",
            "{\"identifiers\":[]}",
            "{\"identifiers\":{}}",
            "{\"identifiers\":[7]}",
            "{\"identifiers\":[{\"type\":\"dns\"}]}",
            "{\"identifiers\":[{\"type\":\"dns\",\"value\":\"pay.acme.example\"}],"
                + "\"notAfter\":\"2036-01-01T00:00:00Z\"}")) {
      refused(400, "malformed", client.post("/new-order", body));
    }
  }

  private static String order(String type, String value) {
    return "{\"identifiers\":[{\"type\":\"%s\",\"value\":\"%s\"}]}".formatted(type, value);
  }

  @Test
  void waiting_orders_of_an_account_are_bounded() throws Exception {
    client.opened();
    for (int i = 0; i < 50; i++) {
      assertEquals(201, client.post("/new-order", ORDER).status());
    }
    refused(429, "rateLimited", client.post("/new-order", ORDER));
  }

  @Test
  void what_the_policies_deny_is_not_ordered() throws Exception {
    client.opened();
    ilk.decider = question -> Verdicts.deny();
    refused(403, "unauthorized", client.post("/new-order", ORDER));
    assertEquals(Event.Result.DENIED, ilk.lastEvent().result());
    assertEquals("OrderCertificate", ilk.lastEvent().action());
  }

  @Test
  void nothing_is_ordered_that_cannot_be_recorded() throws Exception {
    client.opened();
    ilk.recordReachable = false;
    refused(503, "serverInternal", client.post("/new-order", ORDER));
  }

  @Test
  void another_account_sees_none_of_it() throws Exception {
    client.opened();
    String order = client.post("/new-order", ORDER).header("Location");
    String door = order.substring(AcmeClient.SERVER.length());
    AcmeClient other = new AcmeClient(network).opened();
    refused(404, "malformed", other.post(door, ""));
    refused(404, "malformed", other.post(door + "/authorization/0", ""));
    refused(404, "malformed", other.post(door + "/certificate", ""));
    refused(404, "malformed", other.post(door + "/finalize", "{\"csr\":\"AAAA\"}"));
    assertEquals("ready", client.post(door, "").text("status"));
    String account = client.kid.substring(AcmeClient.SERVER.length());
    refused(403, "unauthorized", other.post(account, ""));
  }

  @Test
  void paths_that_lead_nowhere_are_told_as_such() throws Exception {
    client.opened();
    String door =
        client.post("/new-order", ORDER).header("Location").substring(AcmeClient.SERVER.length());
    for (String path :
        List.of(
            "/order/ord_1",
            door + "/authorization/1",
            door + "/authorization/99999",
            door + "/challenge/-1",
            door + "/certificate")) {
      refused(404, "malformed", client.post(path, ""));
    }
    refused(400, "malformed", client.post(door, "{}"));
  }

  @Test
  void an_account_that_was_ended_does_nothing_more() throws Exception {
    client.opened();
    String account = client.kid.substring(AcmeClient.SERVER.length());
    refused(400, "malformed", client.post(account, "{\"status\":\"valid\"}"));
    assertEquals(
        "deactivated", client.post(account, "{\"status\":\"deactivated\"}").text("status"));
    refused(403, "unauthorized", client.post("/new-order", ORDER));
    client.kid = AcmeClient.SERVER + "/account/acc_" + "0".repeat(32);
    refused(400, "accountDoesNotExist", client.post("/new-order", ORDER));
    client.kid = "https://other.example/account/1";
    refused(400, "accountDoesNotExist", client.post("/new-order", ORDER));
  }

  @Test
  void a_key_change_needs_both_keys_and_the_same_account() throws Exception {
    client.opened();
    ECKey next = AcmeClient.key();
    refused(400, "malformed", change(next, next, client.kid + "x", client.key));
    refused(400, "malformed", change(next, next, client.kid, AcmeClient.key()));
    refused(400, "malformed", change(next, AcmeClient.key(), client.kid, client.key));
    AcmeClient other = new AcmeClient(network).opened();
    refused(409, "malformed", change(other.key, other.key, client.kid, client.key));
    assertEquals(200, change(next, next, client.kid, client.key).status());
    refused(400, "malformed", client.post("/new-order", ORDER));
    client.key = next;
    assertEquals(201, client.post("/new-order", ORDER).status());
  }

  private Network.Answer change(ECKey next, ECKey signer, String account, ECKey old)
      throws Exception {
    Map<String, Object> inner = new LinkedHashMap<>();
    inner.put("alg", "ES256");
    inner.put("jwk", next.toPublicJWK().toJSONObject());
    inner.put("url", AcmeClient.SERVER + "/key-change");
    Map<String, Object> payload = new LinkedHashMap<>();
    payload.put("account", account);
    payload.put("oldKey", old.toPublicJWK().toJSONObject());
    String signed = AcmeClient.jws(inner, JSONObjectUtils.toJSONString(payload), signer);
    return client.post("/key-change", signed);
  }

  @Test
  void a_name_that_must_be_shown_is_pending_until_it_is() throws Exception {
    ilk.acme.names.add(new DnsName("edge.acme.example", "prod-payments-deployer", true));
    client.opened();
    String door = challenged();
    assertEquals("pending", client.post(door, "").text("status"));
    assertEquals("pending", client.post(door + "/authorization/0", "").text("status"));
    refused(403, "orderNotReady", client.post(door + "/finalize", "{\"csr\":\"AAAA\"}"));
    assertEquals("valid", client.post(door + "/challenge/0", "{}").text("status"));
    assertEquals("ready", client.post(door, "").text("status"));
  }

  @Test
  void a_name_that_was_not_shown_ends_the_order() throws Exception {
    ilk.acme.names.add(new DnsName("edge.acme.example", "prod-payments-deployer", true));
    client.opened();
    String door = challenged();
    ilk.acme.challenge =
        Optional.of(Problem.of(Problem.Kind.REFUSED, "challenge_failed", "nobody is there"));
    Network.Answer answer = client.post(door + "/challenge/0", "{}");
    assertEquals("invalid", answer.text("status"));
    assertFalse(answer.response().body().contains("nobody"), "what is inside is not told");
    ilk.acme.challenge = Optional.empty();
    assertEquals("invalid", client.post(door + "/challenge/0", "{}").text("status"));
    assertEquals("invalid", client.post(door, "").text("status"));
    refused(403, "orderNotReady", client.post(door + "/finalize", "{\"csr\":\"AAAA\"}"));
  }

  private String challenged() throws Exception {
    return client
        .post("/new-order", order("dns", "edge.acme.example"))
        .header("Location")
        .substring(AcmeClient.SERVER.length());
  }

  @Test
  void an_account_does_not_stand_in_for_an_attestation() throws Exception {
    client.opened();
    assertEquals(201, client.post("/new-order", ORDER).status());
    AttestationRule rule =
        new AttestationRule("prod-payments-deployer", Duration.ZERO, Optional.empty());
    ilk.acme.running.put(
        "prod-payments-deployer", new Deployments.Demanded(rule, WhatRuns.NOTHING));
    refused(403, "unauthorized", client.post("/new-order", ORDER));
    assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
  }

  @Test
  void an_order_ends_after_an_hour() throws Exception {
    client.opened();
    String door =
        client.post("/new-order", ORDER).header("Location").substring(AcmeClient.SERVER.length());
    ilk.now = ilk.now.plus(Duration.ofHours(1));
    assertEquals("invalid", client.post(door, "").text("status"));
    refused(403, "orderNotReady", client.post(door + "/finalize", "{\"csr\":\"AAAA\"}"));
  }

  @Test
  void requests_for_certificates_that_are_none_are_refused() throws Exception {
    client.opened();
    String door =
        client.post("/new-order", ORDER).header("Location").substring(AcmeClient.SERVER.length());
    for (String csr : List.of("", "AAAA", "-", "x".repeat(20_000))) {
      refused(400, "badCSR", client.post(door + "/finalize", "{\"csr\":\"" + csr + "\"}"));
    }
    refused(400, "badCSR", client.post(door + "/finalize", "{}"));
    assertEquals("ready", client.post(door, "").text("status"), "and may be asked again");
  }

  @Test
  void certificates_that_were_not_issued_cannot_be_taken_back() throws Exception {
    client.opened();
    for (String certificate : List.of("", "AAAA", Base64URL.encode("x").toString())) {
      refused(
          400,
          "malformed",
          client.post("/revoke-cert", "{\"certificate\":\"" + certificate + "\"}"));
    }
    refused(400, "badRevocationReason", client.post("/revoke-cert", "{\"reason\":7}"));
    refused(400, "badRevocationReason", client.post("/revoke-cert", "{\"reason\":\"1\"}"));
    assertEquals(404, network.get("/e/prod/acme/renewal-info/AAAA.AAAA").status());
    assertEquals(404, network.get("/e/prod/acme/renewal-info/AAAA").status());
  }
}
