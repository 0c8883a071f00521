package dev.ilk.prove.workload;

import static dev.ilk.prove.workload.TestHouse.DEV;
import static dev.ilk.prove.workload.TestHouse.ISSUERS;
import static dev.ilk.prove.workload.TestHouse.NOW;
import static dev.ilk.prove.workload.TestHouse.PROD;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Status;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.jose.Claims;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.TokenType;
import dev.ilk.prove.federation.possession.Possessions;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WorkloadPlaneTest {
  private static final String PAYMENTS = "https://payments.example";

  private TestHouse house;
  private Workload deployer;

  @BeforeEach
  void build() throws IOException {
    house = new TestHouse();
    deployer = house.enrol("prod-deployer");
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void a_job_proves_itself_by_its_platforms_token() {
    WorkloadProof proof = proven(exchange(house.platformToken("prod-deployer")));
    assertEquals(deployer, proof.actor());
    assertEquals("oidc-federation", proof.method());
    assertEquals(house.platform.identifier(), proof.issuer());
    assertEquals("rule-0", proof.rule());
    assertEquals(NOW, proof.provenAt());
    assertEquals(NOW.plusSeconds(300), proof.expires());
    assertEquals("prod-deployer", proof.claims().get("sub"));
    assertEquals(Optional.empty(), proof.token());
    assertEquals(Optional.empty(), proof.correlation());
  }

  @Test
  void a_proof_ends_with_the_identity_if_that_is_sooner() {
    house.enrol("prod-brief", PROD, Status.ACTIVE, NOW.plusSeconds(10));
    assertEquals(
        NOW.plusSeconds(10), proven(exchange(house.platformToken("prod-brief"))).expires());
  }

  @Test
  void an_identity_that_does_not_stand_is_refused_and_the_record_knows_which() {
    Workload revoked =
        house.enrol("prod-revoked", PROD, Status.REVOKED, NOW.plus(Duration.ofDays(1)));
    assertRefused("identity_revoked", revoked);
    assertRefused(
        "identity_ended",
        house.enrol("prod-ended", PROD, Status.ENDED, NOW.plus(Duration.ofDays(1))));
    assertRefused("identity_expired", house.enrol("prod-expired", PROD, Status.ACTIVE, NOW));
    assertRefused(
        "wrong_environment",
        house.enrol("dev-deployer", DEV, Status.ACTIVE, NOW.plus(Duration.ofDays(1))));
  }

  @Test
  void a_rule_for_nobody_or_for_an_agent_proves_no_workload() {
    house.rule("workload:prod-gone", "gone");
    house.rule("agent:prod-helper", "helper");
    assertEquals("identity_unknown", hidden(exchange(house.platformToken("gone"))).code());
    assertEquals("wrong_plane", hidden(exchange(house.platformToken("helper"))).code());
  }

  @Test
  void an_unknown_subject_and_a_revoked_one_look_the_same_to_the_caller() {
    house.enrol("prod-revoked", PROD, Status.REVOKED, NOW.plus(Duration.ofDays(1)));
    assertEquals(
        unproven(exchange(house.platformToken("nobody"))).told(),
        unproven(exchange(house.platformToken("prod-revoked"))).told());
  }

  @Test
  void without_the_registry_nobody_is_proven() {
    String own = own(deployer, "workload:prod-deployer", ISSUERS.self().uri(), Optional.empty());
    house.registryReachable = false;
    for (Attempt attempt : List.of(exchange(house.platformToken("prod-deployer")), bearer(own))) {
      Unproven unproven = unproven(attempt);
      assertEquals("store_unavailable", unproven.problem().code());
      assertEquals(Problem.Kind.UNAVAILABLE, unproven.told().kind());
    }
  }

  @Test
  void a_token_of_ilk_proves_its_holder_at_ilk_itself() {
    String token = own(deployer, "workload:prod-deployer", ISSUERS.self().uri(), Optional.empty());
    WorkloadProof proof = proven(bearer(token));
    assertEquals(deployer, proof.actor());
    assertEquals("access-token", proof.method());
    assertEquals(Optional.of(List.of("read")), proof.ceiling());
    assertTrue(proof.token().isPresent());
    assertTrue(proof.correlation().isPresent(), "the journey goes on");
    assertEquals(Optional.empty(), proof.represented());
    assertEquals(NOW.plusSeconds(120), proof.expires());
  }

  @Test
  void a_token_for_another_service_proves_nothing_at_ilk() {
    String token = own(deployer, "workload:prod-deployer", PAYMENTS, Optional.empty());
    assertEquals("audience_mismatch", unproven(bearer(token)).problem().code());
  }

  @Test
  void a_token_of_one_who_was_revoked_since_is_refused() {
    String token = own(deployer, "workload:prod-deployer", ISSUERS.self().uri(), Optional.empty());
    house.takenBack.add(deployer.id().value());
    assertEquals("token_revoked", hidden(bearer(token)).code());
  }

  @Test
  void a_token_with_a_chain_proves_the_actor_and_says_for_whom() {
    Workload checkout = house.enrol("prod-checkout");
    Claims act =
        Claims.builder()
            .put("sub", "workload:prod-deployer")
            .put("act", Claims.builder().put("sub", "workload:prod-before").build())
            .build();
    String token = own(deployer, "workload:prod-checkout", ISSUERS.self().uri(), Optional.of(act));
    WorkloadProof proof = proven(bearer(token));
    assertEquals(deployer, proof.actor());
    Proof.Represented on = proof.represented().orElseThrow();
    assertEquals(checkout, on.subject());
    assertEquals(List.of("workload:prod-before"), on.actors());
  }

  @Test
  void whoever_presents_anothers_token_proves_itself_as_well() {
    Workload checkout = house.enrol("prod-checkout");
    String subject = own(checkout, "workload:prod-checkout", PAYMENTS, Optional.empty());
    WorkloadProof proof = proven(onBehalf(subject, house.platformToken("prod-deployer")));
    assertEquals(deployer, proof.actor());
    assertEquals("rule-0", proof.rule());
    Proof.Represented on = proof.represented().orElseThrow();
    assertEquals(checkout, on.subject());
    assertEquals(List.of("read"), on.scopes());
    assertEquals(List.of(), on.actors());
    assertEquals(NOW.plusSeconds(120), proof.expires());
    assertEquals(PAYMENTS, proof.claims().get("represented_audience"));
    assertTrue(proof.correlation().isPresent(), "the journey goes on");
  }

  @Test
  void a_token_of_ilk_without_its_bearers_own_proof_is_not_exchanged() {
    String subject = own(deployer, "workload:prod-deployer", PAYMENTS, Optional.empty());
    Unproven unproven =
        unproven(
            house.plane.exchange(
                PROD,
                new TokenExchange(
                    ShownToken.of(subject),
                    TokenType.ACCESS_TOKEN.uri(),
                    Optional.empty(),
                    Optional.empty()),
                Possessions.NOTHING,
                NOW));
    assertEquals("actor_token_required", unproven.told().code());
  }

  @Test
  void a_taken_back_or_ended_subject_is_not_represented() {
    Workload checkout = house.enrol("prod-checkout");
    String subject = own(checkout, "workload:prod-checkout", PAYMENTS, Optional.empty());
    String actor = house.platformToken("prod-deployer");
    house.takenBack.add("workload:prod-checkout");
    assertEquals("token_revoked", hidden(onBehalf(subject, actor)).code());
    house.takenBack.clear();
    house.enrol("prod-checkout", PROD, Status.ENDED, NOW.plus(Duration.ofDays(1)));
    assertEquals("identity_ended", hidden(onBehalf(subject, actor)).code());
  }

  @Test
  void an_actor_beside_a_platforms_token_is_refused() {
    String one = house.platformToken("prod-deployer");
    assertEquals("actor_token_unexpected", unproven(onBehalf(one, one)).told().code());
  }

  @Test
  void an_actor_cannot_be_a_token_of_ilk() {
    String own = own(deployer, "workload:prod-deployer", PAYMENTS, Optional.empty());
    Unproven unproven = unproven(onBehalf(own, own));
    assertEquals("token_type_unsupported", unproven.told().code());
    assertEquals("actor_token_type", unproven.told().where());
  }

  @Test
  void credentials_of_other_kinds_open_no_door_here() {
    for (Kind kind : List.of(Kind.HUMAN, Kind.AGENT)) {
      String token =
          house.accessToken(kind, deployer, "human:alice", ISSUERS.self().uri(), Optional.empty());
      for (Attempt attempt :
          List.of(
              bearer(token),
              exchange(token),
              onBehalf(house.platformToken("prod-deployer"), token))) {
        assertEquals("wrong_plane", unproven(attempt).problem().code());
        assertEquals(Kind.WORKLOAD, unproven(attempt).plane());
      }
    }
    for (Attempt attempt : List.of(bearer("ilk_ses_secret"), exchange("ilk_ses_secret"))) {
      assertEquals("wrong_plane", unproven(attempt).problem().code());
      assertEquals("a session", unproven(attempt).evidence().get("shown"));
      assertTrue(!attempt.toString().contains("secret"));
    }
  }

  @Test
  void a_token_of_staging_opens_no_door_of_production() {
    Workload staging =
        house.enrol("dev-deployer", DEV, Status.ACTIVE, NOW.plus(Duration.ofDays(1)));
    String token = own(staging, "workload:dev-deployer", ISSUERS.self().uri(), Optional.empty());
    Attempt attempt =
        house.plane.bearer(Optional.of(PROD), ShownToken.of(token), Possessions.NOTHING, NOW);
    assertEquals("wrong_environment", unproven(attempt).problem().code());
    assertEquals(
        "wrong_environment",
        unproven(onBehalf(token, house.platformToken("prod-deployer"))).problem().code());
    assertEquals(staging, proven(bearer(token)).actor());
  }

  @Test
  void types_that_are_not_taken_are_refused_in_the_standards_words() {
    for (String type : List.of("", "jwt", TokenType.DELEGATION.uri(), "urn:x")) {
      Unproven unproven =
          unproven(
              house.plane.exchange(
                  PROD,
                  new TokenExchange(
                      ShownToken.of(house.platformToken("prod-deployer")),
                      type,
                      Optional.empty(),
                      Optional.empty()),
                  Possessions.NOTHING,
                  NOW));
      assertEquals("token_type_unsupported", unproven.told().code());
      assertEquals("subject_token_type", unproven.told().where());
    }
  }

  @Test
  void nothing_at_all_is_an_attempt_as_well() {
    assertEquals("proof_missing", unproven(exchange("")).told().code());
    assertEquals("proof_missing", unproven(bearer("")).told().code());
  }

  private void assertRefused(String code, Workload workload) {
    Unproven unproven = unproven(exchange(house.platformToken(workload.name())));
    assertEquals(code, unproven.problem().code());
    assertEquals("proof_refused", unproven.told().code());
    assertEquals(Optional.of(workload), unproven.claimed());
    assertEquals(workload.name(), unproven.evidence().get("sub"));
  }

  private String own(Workload holder, String subject, String audience, Optional<Claims> act) {
    return house.accessToken(Kind.WORKLOAD, holder, subject, audience, act);
  }

  private Attempt exchange(String token) {
    return house.plane.exchange(
        PROD, TokenExchange.ofJwt(ShownToken.of(token)), Possessions.NOTHING, NOW);
  }

  private Attempt onBehalf(String subject, String actor) {
    return house.plane.exchange(
        PROD,
        new TokenExchange(
            ShownToken.of(subject),
            TokenType.ACCESS_TOKEN.uri(),
            Optional.of(ShownToken.of(actor)),
            Optional.of(TokenType.JWT.uri())),
        Possessions.NOTHING,
        NOW);
  }

  private Attempt bearer(String token) {
    return house.plane.bearer(Optional.empty(), ShownToken.of(token), Possessions.NOTHING, NOW);
  }

  private static WorkloadProof proven(Attempt attempt) {
    return switch (attempt) {
      case Proven(WorkloadProof proof) -> proof;
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
