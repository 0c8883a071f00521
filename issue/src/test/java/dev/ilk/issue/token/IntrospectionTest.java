package dev.ilk.issue.token;

import static dev.ilk.issue.token.Issuance.PAYMENTS;
import static dev.ilk.issue.token.Issuance.PROD;
import static dev.ilk.issue.token.Issuance.STAGING;
import static dev.ilk.issue.token.Issuance.exchange;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Done;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.IntrospectToken;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.Revoke;
import dev.ilk.gate.RevokeToken;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IntrospectionTest {
  private final Issuance issuance;
  private final ExchangeToken.Issued token;

  IntrospectionTest() throws Exception {
    issuance = new Issuance();
    token = issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD));
  }

  private IntrospectToken.Introspection ask(Environment at, Kind plane, String text) {
    Outcome<IntrospectToken.Introspection> outcome =
        issuance.pass(issuance.proof(issuance.relay), new IntrospectToken(at, plane, text));
    if (outcome instanceof Outcome.Released<IntrospectToken.Introspection> released) {
      return released.value();
    }
    throw new AssertionError(outcome.toString());
  }

  private boolean active(String text) {
    return ask(PROD, Kind.WORKLOAD, text).active();
  }

  @Test
  void a_living_token_is_active_and_shown_whole() {
    IntrospectToken.Introspection told = ask(PROD, Kind.WORKLOAD, token.token());
    assertTrue(told.active());
    assertEquals("Bearer", told.claims().get("token_type"));
    assertEquals("workload:prod-payments-deployer", told.claims().get("sub"));
    assertEquals(PAYMENTS.uri(), told.claims().get("aud"));
    assertEquals("payments:read payments:refund", told.claims().get("scope"));
    Particulars.OfAction noted =
        assertInstanceOf(Particulars.OfAction.class, issuance.events.getLast().particulars());
    assertEquals(token.credential().id().value(), noted.resourceId());
  }

  @Test
  void the_chain_of_actors_is_shown() {
    Delegation delegation =
        issuance.delegation(Set.of(PAYMENTS), Duration.ofHours(1), "payments:read");
    String text =
        issuance
            .issued(issuance.proof(java.util.Optional.of(delegation)), exchange(Kind.AGENT))
            .token();
    IntrospectToken.Introspection told = ask(PROD, Kind.AGENT, text);
    Map<?, ?> act = assertInstanceOf(Map.class, told.claims().get("act"));
    assertEquals("agent:prod-invoice-helper", act.get("sub"));
    issuance.delegations.clear();
    assertFalse(ask(PROD, Kind.AGENT, text).active(), "its delegation is gone");
  }

  @Test
  void anything_else_is_inactive_and_nothing_is_told_of_it() {
    String text = token.token();
    String tampered = text.substring(0, text.length() - 2) + (text.endsWith("AA") ? "BA" : "AA");
    for (String other : List.of("", "x", "a.b.c", tampered, text + ".", "x".repeat(100_000))) {
      IntrospectToken.Introspection told = ask(PROD, Kind.WORKLOAD, other);
      assertEquals(new IntrospectToken.Introspection(false, Map.of()), told);
    }
  }

  @Test
  void a_token_of_another_issuer_is_inactive() {
    assertFalse(ask(PROD, Kind.AGENT, token.token()).active());
    assertFalse(ask(STAGING, Kind.WORKLOAD, token.token()).active());
  }

  @Test
  void an_ended_token_is_inactive_from_the_very_second() throws Exception {
    issuance.now = token.credential().expires().minusMillis(1);
    issuance.revocations.catchUp();
    assertTrue(active(token.token()));
    issuance.now = token.credential().expires();
    assertFalse(active(token.token()));
  }

  @Test
  void a_token_that_was_taken_back_is_inactive() {
    issuance.pass(
        issuance.proof(issuance.relay),
        new Revoke(new Revoke.OneToken(token.credential().id()), "leaked"));
    assertFalse(active(token.token()));
  }

  @Test
  void a_token_of_an_identity_that_was_taken_back_is_inactive() {
    issuance.pass(
        issuance.proof(issuance.relay),
        new Revoke(new Revoke.WholeIdentity(issuance.deployer.subject()), "leaked"));
    assertFalse(active(token.token()));
  }

  @Test
  void a_token_of_an_identity_that_no_longer_stands_is_inactive() {
    issuance.actors.remove(issuance.deployer.subject());
    assertFalse(active(token.token()));
  }

  @Test
  void nothing_is_called_active_when_revocations_cannot_be_known() {
    issuance.now = Issuance.START.plus(Revocations.STALE_AFTER).plusMillis(1);
    Outcome<?> outcome =
        issuance.pass(
            issuance.proof(issuance.relay),
            new IntrospectToken(PROD, Kind.WORKLOAD, token.token()));
    assertInstanceOf(Outcome.Unavailable.class, outcome);
  }

  @Test
  void a_holder_gives_back_its_own_token() {
    assertEquals(Done.DONE, giveBack(issuance.deployer));
    assertFalse(active(token.token()));
    assertEquals(
        List.of(token.credential().id().value()),
        ((Particulars.OfCredential) lastOf("RevokeToken")).destroys());
  }

  @Test
  void anothers_token_is_left_alone_and_the_answer_is_the_same() {
    assertEquals(Done.DONE, giveBack(issuance.relay));
    assertTrue(active(token.token()));
    assertEquals(List.of(), ((Particulars.OfCredential) lastOf("RevokeToken")).destroys());
  }

  private Done giveBack(dev.ilk.actor.Workload holder) {
    Outcome<Done> outcome =
        issuance.pass(issuance.proof(holder), new RevokeToken(PROD, Kind.WORKLOAD, token.token()));
    return ((Outcome.Released<Done>) outcome).value();
  }

  private Particulars lastOf(String action) {
    return issuance.events.reversed().stream()
        .filter(event -> event.action().equals(action))
        .findFirst()
        .orElseThrow()
        .particulars();
  }

  @Test
  void a_store_out_of_reach_takes_nothing_back_and_says_so() {
    issuance.store.reachable(false);
    Outcome<?> outcome =
        issuance.pass(
            issuance.proof(issuance.deployer), new RevokeToken(PROD, Kind.WORKLOAD, token.token()));
    assertInstanceOf(Outcome.Unavailable.class, outcome);
  }

  @Test
  void revoking_an_unknown_identity_is_told() {
    Outcome<?> outcome =
        issuance.pass(
            issuance.proof(issuance.relay),
            new Revoke(new Revoke.WholeIdentity("workload:prod-nobody"), "x"));
    assertEquals("identity_unknown", Issuance.refusal(outcome));
  }
}
