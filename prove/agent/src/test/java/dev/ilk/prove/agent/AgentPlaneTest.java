package dev.ilk.prove.agent;

import static dev.ilk.prove.agent.TestHouse.NOW;
import static dev.ilk.prove.agent.TestHouse.PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Tenant;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.TokenType;
import dev.ilk.prove.federation.possession.Possessions;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AgentPlaneTest {
  private static final Instant LATER = NOW.plus(Duration.ofHours(8));

  private TestHouse house;
  private Agent helper;
  private Human alice;
  private Delegation loan;

  @BeforeEach
  void build() throws IOException {
    house = new TestHouse();
    helper = house.agent("prod-helper", Status.ACTIVE);
    alice = house.person(Status.ACTIVE, Optional.empty());
    loan = house.lend(alice, helper.id(), NOW, LATER);
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void an_agent_without_a_delegation_is_proven_and_nothing_is_lent() {
    Attempt attempt =
        house.plane.exchange(
            PROD,
            TokenExchange.ofJwt(ShownToken.of(house.platformToken("helper"))),
            Possessions.NOTHING,
            NOW);
    AgentProof proof = proven(attempt);
    assertEquals(helper, proof.actor());
    assertEquals(Optional.empty(), proof.lent());
    assertEquals("rule-helper", proof.rule());
    assertEquals(NOW.plusSeconds(300), proof.expires());
  }

  @Test
  void an_agent_with_a_delegation_is_proven_with_what_was_lent_and_by_whom() {
    AgentProof proof = proven(lent(loan.id().value(), house.platformToken("helper")));
    assertEquals(Optional.of(new Proof.Lent(loan, alice)), proof.lent());
    assertEquals("oidc-federation", proof.method());
    assertEquals(NOW.plusSeconds(300), proof.expires());
  }

  @Test
  void a_proof_ends_with_whatever_ends_first() {
    Delegation brief = house.lend(alice, helper.id(), NOW, NOW.plusSeconds(20));
    assertEquals(
        NOW.plusSeconds(20),
        proven(lent(brief.id().value(), house.platformToken("helper"))).expires());
    Human leaver = house.person(Status.ACTIVE, Optional.of(NOW.plusSeconds(5)));
    Delegation ofLeaver = house.lend(leaver, helper.id(), NOW, LATER);
    assertEquals(
        NOW.plusSeconds(5),
        proven(lent(ofLeaver.id().value(), house.platformToken("helper"))).expires());
  }

  @Test
  void a_delegation_without_the_agents_own_proof_is_worth_nothing() {
    Attempt attempt =
        house.plane.exchange(
            PROD,
            new TokenExchange(
                ShownToken.of(loan.id().value()),
                TokenType.DELEGATION.uri(),
                Optional.empty(),
                Optional.empty()),
            Possessions.NOTHING,
            NOW);
    assertEquals("actor_token_required", unproven(attempt).told().code());
  }

  @Test
  void anothers_delegation_is_refused_and_looks_like_one_that_is_not_there() {
    house.agent("prod-other", Status.ACTIVE);
    Unproven stolen = unproven(lent(loan.id().value(), house.platformToken("other")));
    assertEquals("delegation_not_yours", stolen.problem().code());
    assertEquals(loan.id().value(), stolen.evidence().get("delegation"));
    Unproven unknown = unproven(lent(house.ids.delegation().value(), house.platformToken("other")));
    assertEquals("delegation_unknown", unknown.problem().code());
    assertEquals(unknown.told(), stolen.told());
  }

  @Test
  void a_delegation_holds_only_in_its_time_and_place() {
    assertRefused("delegation_not_yet", house.lend(alice, helper.id(), NOW.plusSeconds(1), LATER));
    assertRefused("delegation_ended", house.lend(alice, helper.id(), NOW.minusSeconds(9), NOW));
    assertRefused("delegation_revoked", changed(PROD, Tenant.SOLE, true));
    assertRefused("wrong_environment", changed(new Environment("dev"), Tenant.SOLE, false));
    assertRefused("wrong_environment", changed(PROD, new Tenant("acme"), false));
  }

  @Test
  void a_delegation_falls_with_its_grantor() {
    for (Status status : List.of(Status.REVOKED, Status.ENDED)) {
      Human gone = house.person(status, Optional.empty());
      assertRefused("grantor_gone", house.lend(gone, helper.id(), NOW, LATER));
    }
    Human expired = house.person(Status.ACTIVE, Optional.of(NOW));
    assertRefused("grantor_gone", house.lend(expired, helper.id(), NOW, LATER));
    house.people.clear();
    assertRefused("grantor_unknown", loan);
  }

  @Test
  void an_agent_that_was_revoked_is_refused() {
    house.agent("prod-helper", Status.REVOKED);
    Unproven unproven = unproven(lent(loan.id().value(), house.platformToken("helper")));
    assertEquals("identity_revoked", unproven.problem().code());
    assertEquals("prod-helper", unproven.claimed().orElseThrow().name());
  }

  @Test
  void a_workload_is_not_proven_at_this_door() {
    assertEquals(
        "wrong_plane",
        unproven(
                house.plane.exchange(
                    PROD,
                    TokenExchange.ofJwt(ShownToken.of(house.platformToken("workload"))),
                    Possessions.NOTHING,
                    NOW))
            .problem()
            .code());
    for (Kind kind : List.of(Kind.HUMAN, Kind.WORKLOAD)) {
      String token = house.accessToken(kind, helper, "human:alice", Optional.of(loan));
      for (Attempt attempt : List.of(bearer(token), lent(loan.id().value(), token))) {
        assertEquals("wrong_plane", unproven(attempt).problem().code());
        assertEquals(Kind.AGENT, unproven(attempt).plane());
      }
    }
    assertEquals("wrong_plane", unproven(bearer("ilk_ses_secret")).problem().code());
  }

  @Test
  void what_is_no_delegation_is_told() {
    for (String text : List.of("dlg_x", "x.y.z", "dlg_" + "0".repeat(5_000))) {
      assertEquals(
          "delegation_malformed",
          unproven(lent(text, house.platformToken("helper"))).told().code());
    }
  }

  @Test
  void types_that_are_not_taken_are_refused() {
    String own = house.accessToken(Kind.AGENT, helper, "human:alice", Optional.of(loan));
    for (TokenExchange shown :
        List.of(
            exchange(house.platformToken("helper"), "", Optional.empty()),
            exchange(own, TokenType.ACCESS_TOKEN.uri(), Optional.empty()),
            exchange(own, TokenType.JWT.uri(), Optional.empty()),
            exchange(loan.id().value(), TokenType.DELEGATION.uri(), Optional.of(own)))) {
      assertEquals(
          "token_type_unsupported",
          unproven(house.plane.exchange(PROD, shown, Possessions.NOTHING, NOW)).told().code());
    }
    TokenExchange two =
        exchange(
            house.platformToken("helper"),
            TokenType.JWT.uri(),
            Optional.of(house.platformToken("helper")));
    assertEquals(
        "actor_token_unexpected",
        unproven(house.plane.exchange(PROD, two, Possessions.NOTHING, NOW)).told().code());
  }

  @Test
  void a_token_of_ilk_proves_its_agent_while_the_delegation_holds() {
    String token = house.accessToken(Kind.AGENT, helper, "human:alice", Optional.of(loan));
    AgentProof proof = proven(bearer(token));
    assertEquals(helper, proof.actor());
    assertEquals("access-token", proof.method());
    assertEquals(Optional.of(new Proof.Lent(loan, alice)), proof.lent());
    assertTrue(proof.token().isPresent());
    assertTrue(proof.correlation().isPresent(), "the journey goes on");
    house.keep(changedCopy(PROD, Tenant.SOLE, true));
    assertEquals("delegation_revoked", hidden(bearer(token)).code());
  }

  @Test
  void a_token_of_ilk_that_speaks_of_no_or_another_loan_is_refused() {
    assertEquals(
        "delegation_malformed",
        hidden(bearer(house.accessToken(Kind.AGENT, helper, "human:alice", Optional.empty())))
            .code());
    assertEquals(
        "grantor_mismatch",
        hidden(bearer(house.accessToken(Kind.AGENT, helper, "human:bob", Optional.of(loan))))
            .code());
  }

  @Test
  void without_the_registry_nothing_is_lent() {
    String token = house.accessToken(Kind.AGENT, helper, "human:alice", Optional.of(loan));
    house.registryReachable = false;
    for (Attempt attempt :
        List.of(bearer(token), lent(loan.id().value(), house.platformToken("helper")))) {
      assertEquals(Problem.Kind.UNAVAILABLE, unproven(attempt).told().kind());
    }
  }

  private Delegation changed(Environment at, Tenant tenant, boolean revoked) {
    Delegation copy = changedCopy(at, tenant, revoked);
    return house.keep(
        new Delegation(
            house.ids.delegation(),
            copy.grantor(),
            copy.agent(),
            at,
            tenant,
            copy.audiences(),
            copy.scopes(),
            copy.purpose(),
            copy.from(),
            copy.until(),
            revoked));
  }

  private Delegation changedCopy(Environment at, Tenant tenant, boolean revoked) {
    return new Delegation(
        loan.id(),
        loan.grantor(),
        loan.agent(),
        at,
        tenant,
        loan.audiences(),
        loan.scopes(),
        loan.purpose(),
        loan.from(),
        loan.until(),
        revoked);
  }

  private void assertRefused(String code, Delegation delegation) {
    assertEquals(code, hidden(lent(delegation.id().value(), house.platformToken("helper"))).code());
  }

  private Attempt lent(String delegation, String actor) {
    return house.plane.exchange(
        PROD,
        exchange(delegation, TokenType.DELEGATION.uri(), Optional.of(actor)),
        Possessions.NOTHING,
        NOW);
  }

  private static TokenExchange exchange(String subject, String type, Optional<String> actor) {
    return new TokenExchange(
        ShownToken.of(subject),
        type,
        actor.map(ShownToken::of),
        actor.map(token -> TokenType.JWT.uri()));
  }

  private Attempt bearer(String token) {
    return house.plane.bearer(Optional.of(PROD), ShownToken.of(token), Possessions.NOTHING, NOW);
  }

  private static AgentProof proven(Attempt attempt) {
    return switch (attempt) {
      case Proven(AgentProof proof) -> proof;
      case Proven(Proof other) -> throw new AssertionError(other.toString());
      case Unproven unproven -> throw new AssertionError(unproven.toString());
    };
  }

  private static Unproven unproven(Attempt attempt) {
    return switch (attempt) {
      case Proven(Proof proof) -> throw new AssertionError(proof.toString());
      case Unproven unproven -> unproven;
    };
  }

  private static Problem hidden(Attempt attempt) {
    Unproven unproven = unproven(attempt);
    assertEquals("proof_refused", unproven.told().code());
    return unproven.problem();
  }
}
