package dev.ilk.prove.workload;

import static dev.ilk.prove.workload.TestHouse.DEV;
import static dev.ilk.prove.workload.TestHouse.ISSUERS;
import static dev.ilk.prove.workload.TestHouse.NOW;
import static dev.ilk.prove.workload.TestHouse.PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.Actor;
import dev.ilk.actor.AttestationRule;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.ProcessRule;
import dev.ilk.actor.ProcessRule.Trait;
import dev.ilk.actor.Status;
import dev.ilk.actor.WhatRuns;
import dev.ilk.actor.Workload;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.possession.Possessions;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an agent saw proves a workload only as far as rules say. */
class ProcessProofTest {
  private static final Map<Trait, String> LEDGER =
      Map.of(Trait.UID, "1001", Trait.GID, "7", Trait.PATH, "/usr/bin/ledger");

  private TestHouse house;
  private Workload node;
  private Workload ledger;

  @BeforeEach
  void build() throws IOException {
    house = new TestHouse();
    node = house.enrol("prod-node");
    ledger = house.enrol("prod-ledger");
    rule("ledger", "prod-ledger", Map.of(Trait.UID, "1001", Trait.PATH, "/usr/bin/ledger"));
  }

  @AfterEach
  void close() {
    house.close();
  }

  private void rule(String name, String workload, Map<Trait, String> traits) {
    house.processes.add(new ProcessRule(name, workload, "prod-node", traits));
  }

  private String tokenOf(Workload holder) {
    return house.accessToken(
        Kind.WORKLOAD, holder, holder.subject(), ISSUERS.base(), Optional.empty());
  }

  private Attempt seen(String token, Environment door, Map<Trait, String> traits) {
    return house.plane.process(door, ShownToken.of(token), Possessions.NOTHING, traits, NOW);
  }

  private void refused(String code, Attempt attempt) {
    Unproven unproven = assertInstanceOf(Unproven.class, attempt, attempt::toString);
    assertEquals(code, unproven.problem().code());
  }

  @Test
  void a_process_that_one_rule_matches_is_that_workload() {
    Attempt attempt = seen(tokenOf(node), PROD, LEDGER);
    WorkloadProof proof =
        (WorkloadProof) assertInstanceOf(Proven.class, attempt, attempt::toString).proof();
    assertEquals(ledger, proof.actor());
    assertEquals("process-attestation", proof.method());
    assertEquals("workload:prod-node", proof.issuer());
    assertEquals("ledger", proof.rule());
    assertEquals(NOW.plus(Duration.ofMinutes(10)), proof.expires());
    assertEquals(
        Map.of("agent", "prod-node", "uid", "1001", "gid", "7", "path", "/usr/bin/ledger"),
        proof.claims());
  }

  @Test
  void every_trait_of_a_rule_must_be_seen_with_the_very_value() {
    for (Map<Trait, String> other :
        java.util.List.of(
            Map.of(Trait.UID, "1001"),
            Map.of(Trait.UID, "1001", Trait.PATH, "/usr/bin/ledger2"),
            Map.of(Trait.UID, "01001", Trait.PATH, "/usr/bin/ledger"),
            Map.of(Trait.PATH, "/usr/bin/ledger"),
            Map.<Trait, String>of())) {
      refused("process_unknown", seen(tokenOf(node), PROD, other));
    }
  }

  @Test
  void what_the_rules_of_two_workloads_match_is_neither_and_of_one_it_is() {
    rule("ledger-too", "prod-ledger", Map.of(Trait.UID, "1001"));
    assertInstanceOf(Proven.class, seen(tokenOf(node), PROD, LEDGER));
    house.enrol("prod-other");
    rule("other", "prod-other", Map.of(Trait.GID, "7", Trait.UID, "1001"));
    refused("process_ambiguous", seen(tokenOf(node), PROD, LEDGER));
  }

  @Test
  void another_agent_sees_nothing_by_this_agents_rules() {
    refused("process_unknown", seen(tokenOf(house.enrol("prod-node2")), PROD, LEDGER));
  }

  @Test
  void an_agent_that_acts_for_another_sees_nothing() {
    Workload other = house.enrol("prod-other");
    String token =
        house.accessToken(
            Kind.WORKLOAD,
            node,
            other.subject(),
            ISSUERS.base(),
            Optional.of(Claims.builder().put("sub", node.subject()).build()));
    refused("agent_for_another", seen(token, PROD, LEDGER));
  }

  @Test
  void an_agent_that_does_not_prove_itself_sees_nothing() {
    refused("token_malformed", seen("x", PROD, LEDGER));
    refused("wrong_environment", seen(tokenOf(node), DEV, LEDGER));
  }

  @Test
  void a_workload_that_does_not_stand_is_refused_and_the_agent_is_told_no_more() {
    Workload gone = house.enrol("prod-gone", PROD, Status.REVOKED, NOW.plus(Duration.ofDays(1)));
    rule("gone", "prod-gone", Map.of(Trait.UID, "9"));
    Unproven unproven =
        assertInstanceOf(Unproven.class, seen(tokenOf(node), PROD, Map.of(Trait.UID, "9")));
    assertEquals("identity_revoked", unproven.problem().code());
    assertEquals("process_refused", unproven.told().code());
    assertEquals(Optional.of(gone), unproven.claimed().map(Actor.class::cast));
    rule("nobody", "prod-nobody", Map.of(Trait.UID, "10"));
    refused("identity_unknown", seen(tokenOf(node), PROD, Map.of(Trait.UID, "10")));
  }

  @Test
  void while_the_registry_is_away_the_agent_is_told_to_come_back() {
    house.registryReachable = false;
    Unproven unproven = assertInstanceOf(Unproven.class, seen(tokenOf(node), PROD, LEDGER));
    assertEquals("store_unavailable", unproven.problem().code());
  }

  @Test
  void a_process_of_a_workload_that_is_not_attested_is_refused_to_its_agent() {
    AttestationRule rule = new AttestationRule("prod-ledger", Duration.ZERO, Optional.empty());
    house.running.put("prod-ledger", new Deployments.Demanded(rule, WhatRuns.NOTHING));
    Unproven unproven = assertInstanceOf(Unproven.class, seen(tokenOf(node), PROD, LEDGER));
    assertEquals("image_unknown", unproven.problem().code());
    assertEquals("process_refused", unproven.told().code());
  }

  @Test
  void evidence_is_kept_short() {
    Map<Trait, String> seen = Map.of(Trait.UID, "1001", Trait.PATH, "/" + "x".repeat(400));
    Unproven unproven = assertInstanceOf(Unproven.class, seen(tokenOf(node), PROD, seen));
    assertEquals(256, unproven.evidence().getOrDefault("path", "").length());
  }
}
