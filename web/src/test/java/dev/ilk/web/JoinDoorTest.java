package dev.ilk.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Kind;
import dev.ilk.gate.JoinAgent;
import dev.ilk.kernel.Id;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Secrets;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.prove.federation.client.JoinedAgents;
import dev.ilk.record.Event;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** SPIFFE agents at the door where they join, and where they prove themselves afterwards. */
class JoinDoorTest {
  private static final String DOOR = "/e/prod/spiffe/join";
  private static final String ISSUER = TestIlk.ISSUERS.of(TestIlk.PROD, Kind.WORKLOAD);
  private static final String BODY = "{\"jwk\":{\"kty\":\"EC\"}}";

  private final Network network;
  private final TestIlk ilk;
  private final Wallet wallet;
  private final String token = Secrets.random("ilk_jnt_").reveal();
  private final Signer key = Signer.ephemeral(Algorithm.ES256);
  private final JoinedAgent agent;

  JoinDoorTest() throws Exception {
    network = new Network();
    ilk = network.ilk;
    wallet = new Wallet(ilk);
    ilk.joins.tokens.put(
        Secrets.digest(token),
        new JoinedAgents.JoinToken(
            TestIlk.PROD, ilk.deployer.id(), ilk.now.plus(Duration.ofMinutes(10))));
    agent =
        new JoinedAgent(
            ilk.ids.joinedAgent(),
            TestIlk.PROD,
            ilk.deployer.id(),
            JwkSet.of(List.of(PublicJwk.own(Algorithm.ES256, key.verifyingKey()))).json(),
            key.verifyingKey().thumbprint(),
            ilk.now,
            ilk.now.plus(Duration.ofHours(24)));
    ilk.joins.agents.put(agent.id(), agent);
    ilk.prepared.put(JoinAgent.class, agent);
  }

  @AfterEach
  void close() {
    network.close();
  }

  private Network.Answer join(String door, String shown) {
    String nonce = network.json(door, BODY, "Authorization", "DPoP " + shown).header("DPoP-Nonce");
    return network.json(
        door,
        BODY,
        "Authorization",
        "DPoP " + shown,
        "DPoP",
        wallet.proof("POST", door, null, nonce));
  }

  private String assertion(Signer by, Id.JoinedAgent of, Duration life) {
    return JwtSigner.sign(
        by,
        "JWT",
        Claims.builder()
            .put("iss", of.value())
            .put("sub", of.value())
            .put("aud", ISSUER)
            .put("exp", ilk.now.plus(life).getEpochSecond())
            .put("jti", UUID.randomUUID().toString())
            .build());
  }

  private Network.Answer renew(String assertion) {
    return network.json(DOOR, "{\"client_assertion\":\"" + assertion + "\"}");
  }

  private void refused(Network.Answer answer, String code) {
    assertEquals(401, answer.status(), answer.response()::body);
    assertEquals(code, answer.text("code"));
    assertEquals(Event.Result.UNPROVEN, ilk.lastEvent().result());
    assertFalse(ilk.asked.stream().anyMatch(JoinAgent.class::isInstance), "nothing was to be done");
  }

  @Test
  void whoever_shows_a_token_and_a_key_joins_as_the_tokens_workload() {
    Network.Answer answer = join(DOOR, token);
    assertEquals(200, answer.status(), answer.response()::body);
    assertEquals(agent.id().value(), answer.text("id"));
    assertEquals(List.of(new JoinAgent(TestIlk.PROD, Optional.of("{\"kty\":\"EC\"}"))), ilk.asked);
    assertEquals(Optional.of(ilk.deployer.id()), ilk.lastEvent().actor().map(one -> one.id()));
  }

  @Test
  void a_token_without_a_proof_of_a_key_lets_nobody_join() {
    refused(network.json(DOOR, BODY, "Authorization", "DPoP " + token), "dpop_proof_missing");
    refused(network.json(DOOR, BODY, "Authorization", "Bearer " + token), "dpop_proof_missing");
    refused(network.json(DOOR, BODY), "proof_missing");
  }

  @Test
  void a_token_that_is_over_made_up_or_anothers_is_told_from_the_others() {
    refused(join(DOOR, "ilk_jnt_" + "x".repeat(43)), "join_token_unknown");
    refused(join(DOOR, "ilk_jnt_x"), "join_token_unknown");
    refused(join("/e/staging/spiffe/join", token), "join_token_other_environment");
    ilk.now = ilk.now.plus(Duration.ofMinutes(10));
    refused(join(DOOR, token), "join_token_expired");
  }

  @Test
  void a_proof_that_was_used_lets_nobody_join_again() {
    String nonce = join(DOOR, "ilk_jnt_x").header("DPoP-Nonce");
    String proof = wallet.proof("POST", DOOR, null, nonce);
    String[] shown = {"Authorization", "DPoP " + token, "DPoP", proof};
    assertEquals(200, network.json(DOOR, BODY, shown).status());
    ilk.asked.clear();
    refused(network.json(DOOR, BODY, shown), "dpop_proof_replayed");
  }

  @Test
  void a_joined_key_renews_itself_with_a_fresh_assertion_each_time() {
    String assertion = assertion(key, agent.id(), Duration.ofMinutes(1));
    assertEquals(200, renew(assertion).status());
    assertEquals(List.of(new JoinAgent(TestIlk.PROD, Optional.empty())), ilk.asked);
    ilk.asked.clear();
    refused(renew(assertion), "proof_refused");
  }

  @Test
  void another_key_an_unknown_agent_and_a_lapsed_key_prove_nothing() {
    Duration minute = Duration.ofMinutes(1);
    refused(
        renew(assertion(Signer.ephemeral(Algorithm.ES256), agent.id(), minute)), "proof_refused");
    refused(renew(assertion(key, ilk.ids.joinedAgent(), minute)), "proof_refused");
    refused(renew(assertion(key, agent.id(), Duration.ofHours(1))), "proof_refused");
    ilk.now = agent.expires();
    refused(renew(assertion(key, agent.id(), minute)), "proof_refused");
  }

  @Test
  void a_key_is_no_use_once_its_agent_is_removed() {
    ilk.joins.agents.clear();
    refused(renew(assertion(key, agent.id(), Duration.ofMinutes(1))), "proof_refused");
  }

  @Test
  void bodies_of_every_shape_are_refused() {
    for (String body :
        List.of(
            "",
            "[]",
            "{}",
            "{\"x\":1}",
            "{\"jwk\":{},\"client_assertion\":\"a\"}",
            "{\"client_assertion\":1}",
            "{\"client_assertion\":\"" + "a".repeat(9000) + "\"}",
            "{\"jwk\":\"" + "a".repeat(17_000) + "\"}")) {
      int status = network.json(DOOR, body, "Authorization", "DPoP " + token).status();
      assertTrue(status == 400 || status == 413, body + " " + status);
    }
    assertEquals(405, network.get(DOOR).status());
    assertEquals(404, network.json("/e/PROD/spiffe/join", BODY).status());
  }
}
