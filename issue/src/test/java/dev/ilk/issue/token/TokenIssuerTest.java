package dev.ilk.issue.token;

import static dev.ilk.issue.token.Issuance.ISSUERS;
import static dev.ilk.issue.token.Issuance.LEDGER;
import static dev.ilk.issue.token.Issuance.LONG;
import static dev.ilk.issue.token.Issuance.PAYMENTS;
import static dev.ilk.issue.token.Issuance.PROD;
import static dev.ilk.issue.token.Issuance.STAGING;
import static dev.ilk.issue.token.Issuance.START;
import static dev.ilk.issue.token.Issuance.claims;
import static dev.ilk.issue.token.Issuance.exchange;
import static dev.ilk.issue.token.Issuance.refusal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RotateKeys;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtChecks;
import dev.ilk.keys.jose.UnverifiedJwt;
import dev.ilk.keys.jose.VerifiedJwt;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenIssuerTest {
  private static final Instant SECOND = START.truncatedTo(ChronoUnit.SECONDS);

  private final Issuance issuance;

  TokenIssuerTest() throws Exception {
    issuance = new Issuance();
  }

  private Claims workloadClaims(String... scopes) {
    return claims(
        issuance
            .issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD, scopes))
            .token());
  }

  @Test
  void a_workload_gets_a_token_that_says_all_that_rfc_9068_wants() throws Exception {
    ExchangeToken.Issued issued =
        issuance.issued(
            issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD, "payments:read"));
    Claims claims = claims(issued.token());
    Event event = issuance.events.getLast();
    assertEquals(
        Claims.builder()
            .put("iss", "https://ilk.acme.example/e/prod/workload")
            .put("sub", "workload:prod-payments-deployer")
            .put("aud", PAYMENTS.uri())
            .put("exp", SECOND.plus(Duration.ofMinutes(5)))
            .put("nbf", SECOND)
            .put("iat", SECOND)
            .put("jti", issued.credential().id().value())
            .put("client_id", issuance.deployer.id().value())
            .put("scope", "payments:read")
            .put("sub_profile", "service")
            .put("txn", event.correlation().value())
            .put("env", "prod")
            .put("tenant", "main")
            .build(),
        claims);
    Particulars.OfCredential told =
        assertInstanceOf(Particulars.OfCredential.class, event.particulars());
    assertEquals(Optional.of(issued.credential().id().value()), told.id());
    assertEquals(List.of("payments:read"), told.scopes());
    assertEquals(Optional.of(issued.credential().expires()), told.expires());
    assertEquals(key("prod/workload"), told.keyId());
  }

  @Test
  void a_token_verifies_with_the_published_keys_of_its_own_issuer_and_no_other() throws Exception {
    String token =
        issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD)).token();
    assertInstanceOf(Result.Ok.class, verify(token, "prod/workload"));
    assertInstanceOf(Result.Failed.class, verify(token, "prod/agent"));
    assertInstanceOf(Result.Failed.class, verify(token, "staging/workload"));
  }

  private Result<VerifiedJwt> verify(String token, String ring) throws Exception {
    JwtChecks checks =
        JwtChecks.of(Set.of(Algorithm.ES256), new JwtChecks.Audience.OneOf(Set.of(PAYMENTS.uri())))
            .ofType(Set.of("at+jwt"));
    JwkSet keys = issuance.rings.published(new RingName(ring));
    return UnverifiedJwt.parse(token).then(jwt -> jwt.verify(keys, checks, issuance.now));
  }

  private String key(String ring) throws Exception {
    return issuance.rings.active(new RingName(ring)).kid();
  }

  @Test
  void without_a_wish_the_scope_is_all_that_every_limit_allows() throws Exception {
    assertEquals(Optional.of("payments:read payments:refund"), workloadClaims().text("scope"));
  }

  @Test
  void a_scope_outside_any_limit_is_refused_and_named() throws Exception {
    Workload admin = issuance.workload("prod-payments-admin", "payments:admin", "deploy");
    for (String scope : List.of("deploy", "payments:read")) {
      Outcome<?> outcome = issuance.pass(issuance.proof(admin), exchange(Kind.WORKLOAD, scope));
      assertEquals("scope_not_allowed", refusal(outcome));
      assertTrue(outcome.toString().contains("`" + scope + "`"));
    }
  }

  @Test
  void no_token_is_issued_that_would_allow_nothing() throws Exception {
    Workload idle = issuance.workload("prod-idle-job", "deploy");
    assertEquals(
        "scope_empty", refusal(issuance.pass(issuance.proof(idle), exchange(Kind.WORKLOAD))));
  }

  @Test
  void what_is_about_to_end_gets_a_token_of_two_minutes() throws Exception {
    Workload ending =
        issuance.add(
            issuance.deployer.in(
                Status.RESTRICTED,
                issuance.deployer.stewardship(),
                issuance.deployer.end(),
                issuance.deployer.scopes()));
    ExchangeToken.Issued issued = issuance.issued(issuance.proof(ending), exchange(Kind.WORKLOAD));
    assertEquals(
        Duration.ofMinutes(2),
        Duration.between(issued.credential().issued(), issued.credential().expires()));
  }

  @Test
  void the_proofs_own_ceiling_is_not_exceeded() throws Exception {
    Proof proof =
        issuance.proof(
            issuance.deployer,
            START.plus(LONG),
            Optional.of(List.of("payments:read")),
            Optional.empty());
    assertEquals(
        Optional.of("payments:read"),
        claims(issuance.issued(proof, exchange(Kind.WORKLOAD)).token()).text("scope"));
    assertEquals(
        "scope_not_allowed",
        refusal(issuance.pass(proof, exchange(Kind.WORKLOAD, "payments:refund"))));
  }

  @Test
  void a_policy_may_lengthen_the_usual_life_but_never_beyond_ten_minutes() throws Exception {
    issuance.decision = Issuance.allow(Optional.of(Duration.ofMinutes(8)));
    assertEquals(Duration.ofMinutes(8), life());
    issuance.decision = Issuance.allow(Optional.of(Duration.ofHours(8)));
    assertEquals(Duration.ofMinutes(10), life());
    issuance.decision = Issuance.allow(Optional.of(Duration.ofSeconds(20)));
    assertEquals(Duration.ofSeconds(20), life());
  }

  private Duration life() {
    Claims claims = workloadClaims();
    // From the present, which is later than the whole second that stands in iat.
    return Duration.between(
        claims.instant("iat").orElseThrow(), claims.instant("exp").orElseThrow());
  }

  @Test
  void a_token_ends_with_the_first_of_all_that_it_rests_on() throws Exception {
    Instant proofEnd = SECOND.plusSeconds(90);
    Proof brief = issuance.proof(issuance.deployer, proofEnd, Optional.empty(), Optional.empty());
    assertEquals(proofEnd, end(brief));
    Workload ending =
        issuance.add(
            issuance.machine(
                "prod-ending-job", PROD, SECOND.plusSeconds(70), LONG, "payments:read"));
    assertEquals(SECOND.plusSeconds(70), end(issuance.proof(ending)));
    Workload cautious =
        issuance.add(
            issuance.machine(
                "prod-cautious-job",
                PROD,
                START.plus(LONG),
                Duration.ofSeconds(40),
                "payments:read"));
    assertEquals(SECOND.plusSeconds(40), end(issuance.proof(cautious)));
  }

  private Instant end(Proof proof) {
    return claims(issuance.issued(proof, exchange(Kind.WORKLOAD)).token())
        .instant("exp")
        .orElseThrow();
  }

  @Test
  void no_token_is_issued_that_would_end_within_a_second() throws Exception {
    Proof ending =
        issuance.proof(
            issuance.deployer, START.plusMillis(1299), Optional.empty(), Optional.empty());
    assertEquals("life_too_short", refusal(issuance.pass(ending, exchange(Kind.WORKLOAD))));
  }

  @Test
  void an_issuer_serves_only_its_own_environment_and_kind() throws Exception {
    Proof proof = issuance.proof(issuance.deployer);
    ExchangeToken staging = new ExchangeToken(STAGING, Kind.WORKLOAD, PAYMENTS, Set.of());
    assertEquals("wrong_issuer", refusal(issuance.pass(proof, staging)));
    assertEquals("wrong_issuer", refusal(issuance.pass(proof, exchange(Kind.AGENT))));
  }

  @Test
  void an_audience_of_another_environment_or_tenant_looks_like_an_unknown_one() throws Exception {
    for (Audience audience :
        List.of(
            new Audience("https://nowhere.example"),
            new Audience("https://payments.staging.example"),
            LEDGER)) {
      ExchangeToken asked = new ExchangeToken(PROD, Kind.WORKLOAD, audience, Set.of());
      Outcome<?> outcome = issuance.pass(issuance.proof(issuance.deployer), asked);
      assertEquals("audience_unknown", refusal(outcome));
    }
  }

  @Test
  void a_token_for_ilk_itself_has_no_scope() throws Exception {
    Audience self = ISSUERS.self();
    Proof proof = issuance.proof(issuance.workload("prod-idle-job"));
    ExchangeToken asked = new ExchangeToken(PROD, Kind.WORKLOAD, self, Set.of());
    Claims claims = claims(issuance.issued(proof, asked).token());
    assertEquals(Optional.of(self.uri()), claims.text("aud"));
    assertFalse(claims.has("scope"));
    ExchangeToken greedy = new ExchangeToken(PROD, Kind.WORKLOAD, self, Set.of("admin"));
    assertEquals("scope_not_allowed", refusal(issuance.pass(proof, greedy)));
  }

  @Test
  void an_agent_gets_nothing_without_a_delegation() throws Exception {
    assertEquals(
        "delegation_required",
        refusal(issuance.pass(issuance.proof(Optional.empty()), exchange(Kind.AGENT))));
  }

  @Test
  void an_agents_token_names_the_person_and_the_agent_and_stays_within_the_delegation()
      throws Exception {
    Delegation delegation =
        issuance.delegation(Set.of(PAYMENTS), Duration.ofSeconds(100), "payments:read", "deploy");
    Proof proof = issuance.proof(Optional.of(delegation));
    ExchangeToken.Issued issued = issuance.issued(proof, exchange(Kind.AGENT));
    Claims claims = claims(issued.token());
    assertEquals(Optional.of("human:alice"), claims.text("sub"));
    assertEquals(Optional.of("user"), claims.text("sub_profile"));
    assertEquals(Optional.of(issuance.helper.id().value()), claims.text("client_id"));
    assertEquals(Optional.of("payments:read"), claims.text("scope"));
    assertEquals(Optional.of(delegation.id().value()), claims.text("delegation"));
    assertEquals(
        Optional.of(
            Claims.builder()
                .put("iss", ISSUERS.of(PROD, Kind.AGENT))
                .put("sub", "agent:prod-invoice-helper")
                .put("sub_profile", "ai_agent")
                .build()),
        claims.nested("act"));
    assertEquals(SECOND.plusSeconds(100), issued.credential().expires());
    assertEquals(
        "scope_not_allowed",
        refusal(issuance.pass(proof, exchange(Kind.AGENT, "payments:refund"))));
  }

  @Test
  void a_delegation_for_another_audience_does_not_help() throws Exception {
    Delegation delegation = issuance.delegation(Set.of(LEDGER), LONG, "payments:read");
    assertEquals(
        "audience_not_delegated",
        refusal(issuance.pass(issuance.proof(Optional.of(delegation)), exchange(Kind.AGENT))));
  }

  @Test
  void a_token_on_behalf_of_another_keeps_the_whole_chain_and_narrows() throws Exception {
    Proof.Represented represented =
        new Proof.Represented(
            issuance.deployer,
            issuance.ids.token(),
            List.of("payments:read"),
            List.of("workload:prod-payments-gateway"),
            SECOND.plusSeconds(30));
    Proof proof = onBehalfOf(represented);
    Claims claims = claims(issuance.issued(proof, exchange(Kind.WORKLOAD)).token());
    assertEquals(Optional.of(issuance.deployer.subject()), claims.text("sub"));
    assertEquals(Optional.of(issuance.relay.id().value()), claims.text("client_id"));
    assertEquals(Optional.of("payments:read"), claims.text("scope"));
    assertEquals(Optional.of(SECOND.plusSeconds(30)), claims.instant("exp"));
    assertEquals(
        List.of(
            issuance.deployer.subject(),
            issuance.relay.subject(),
            "workload:prod-payments-gateway"),
        TokenNames.subjects(claims));
    Claims act = claims.nested("act").orElseThrow();
    assertEquals(Optional.of("service"), act.text("sub_profile"));
    assertFalse(act.nested("act").orElseThrow().has("act"));
  }

  @Test
  void a_chain_that_nobody_could_answer_for_is_refused() throws Exception {
    Proof.Represented represented =
        new Proof.Represented(
            issuance.deployer,
            issuance.ids.token(),
            List.of("payments:read"),
            Collections.nCopies(ActorChain.LONGEST, "workload:prod-payments-gateway"),
            START.plus(LONG));
    assertEquals(
        "actor_chain_too_long",
        refusal(issuance.pass(onBehalfOf(represented), exchange(Kind.WORKLOAD))));
  }

  private Proof onBehalfOf(Proof.Represented represented) {
    return issuance.proof(
        issuance.relay, START.plus(LONG), Optional.empty(), Optional.of(represented));
  }

  @Test
  void nothing_is_issued_while_keys_are_out_of_reach() throws Exception {
    issuance.keys.setDown(true);
    assertInstanceOf(
        Outcome.Unavailable.class,
        issuance.pass(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD)));
    issuance.keys.setDown(false);
    issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD));
  }

  @Test
  void a_rotation_changes_the_key_and_old_tokens_still_verify() throws Exception {
    String before =
        issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD)).token();
    String former = key("prod/workload");
    issuance.now = START.plus(Duration.ofHours(2));
    Outcome<?> outcome =
        issuance.pass(issuance.proof(issuance.deployer), rotation(RotateKeys.Urgency.PLANNED));
    assertInstanceOf(Outcome.Released.class, outcome);
    assertFalse(key("prod/workload").equals(former));
    issuance.now = START;
    assertInstanceOf(Result.Ok.class, verify(before, "prod/workload"));
  }

  @Test
  void a_rotation_that_verifiers_could_not_follow_is_refused() throws Exception {
    key("prod/workload");
    assertEquals(
        "next_key_too_young",
        refusal(
            issuance.pass(
                issuance.proof(issuance.deployer), rotation(RotateKeys.Urgency.PLANNED))));
    assertEquals("prod/workload", new Issuers.Issuer(PROD, Kind.WORKLOAD).ring());
  }

  @Test
  void a_rotation_at_once_does_not_wait_for_verifiers() throws Exception {
    String before =
        issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD)).token();
    String former = key("prod/workload");
    assertInstanceOf(
        Outcome.Released.class,
        issuance.pass(issuance.proof(issuance.deployer), rotation(RotateKeys.Urgency.AT_ONCE)));
    assertFalse(key("prod/workload").equals(former));
    assertInstanceOf(Result.Ok.class, verify(before, "prod/workload"));
  }

  @Test
  void nothing_that_a_compromised_key_signed_stays_good() throws Exception {
    String before =
        issuance.issued(issuance.proof(issuance.deployer), exchange(Kind.WORKLOAD)).token();
    assertInstanceOf(
        Outcome.Released.class,
        issuance.pass(issuance.proof(issuance.deployer), rotation(RotateKeys.Urgency.COMPROMISED)));
    assertInstanceOf(Result.Failed.class, verify(before, "prod/workload"));
  }

  private static RotateKeys rotation(RotateKeys.Urgency urgency) {
    return new RotateKeys(PROD, RotateKeys.Ring.WORKLOAD, urgency);
  }
}
