package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Algorithm;
import dev.ilk.outside.platform.TokenIssuer;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrialTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String CLAIMS =
      """
      {"iss": "https://token.actions.githubusercontent.com", "aud": "%s",
       "repository_id": "74", "ref": "refs/heads/feature", "event_name": "push",
       "labels": ["a"]}
      """
          .formatted(Rules.AUDIENCE);

  private final IssuerKeys keys =
      new IssuerKeys(
          new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
  private final Trial trial = new Trial(keys);

  @AfterEach
  void close() {
    keys.close();
  }

  private Trial.Told told(String shown, TrustRule... rules) {
    return switch (trial.of(List.of(rules), shown, NOW)) {
      case Result.Ok<Trial.Told>(Trial.Told told) -> told;
      case Result.Failed<Trial.Told>(List<Problem> problems) -> throw new AssertionError(problems);
    };
  }

  @Test
  void each_part_of_a_condition_is_told_with_what_the_claims_say() {
    Trial.Told told =
        told(
            CLAIMS,
            Rules.github(
                "claims.repository_id == '74' && claims.ref == 'refs/heads/main' &&"
                    + " claims.labels.exists(l, l == 'b') && claims.environment == 'prod'"));
    assertEquals(
        List.of(
            "aud is `" + Rules.AUDIENCE + "` alone: true",
            "claims.repository_id == \"74\": true",
            "claims.ref == \"refs/heads/main\": false, claims.ref is refs/heads/feature",
            "claims.labels.exists(l, l == \"b\"): false",
            "claims.environment == \"prod\": false, claims.environment is absent"),
        told.rules().getFirst().steps().stream()
            .map(step ->
                step.what()
                    + ": "
                    + step.holds()
                    + (step.holds() || step.found().isEmpty() ? "" : ", " + step.found()))
            .toList());
  }

  @Test
  void rules_that_match_stand_first_and_those_of_other_issuers_are_counted() {
    Trial.Told told =
        told(
            CLAIMS,
            Rules.github("one", "workload:a", "claims.repository_id == '75'"),
            Rules.github("two", "workload:b", "claims.repository_id == '74'"),
            Rules.at("https://gitlab.com", "claims.project_id == '1'"));
    assertEquals(
        List.of("two", "one"), told.rules().stream().map(one -> one.rule().name()).toList());
    assertTrue(told.rules().getFirst().matches());
    assertEquals(1, told.others());
  }

  @Test
  void an_alternative_is_one_part() {
    Trial.Told told =
        told(CLAIMS, Rules.github("claims.repository_id == '74' || claims.ref == 'x'"));
    assertEquals(2, told.rules().getFirst().steps().size());
    assertTrue(told.rules().getFirst().matches());
  }

  @Test
  void a_token_is_read_as_in_earnest_and_a_stale_one_is_not_genuine() throws IOException {
    try (TokenIssuer issuer = TokenIssuer.start("", Algorithm.ES256)) {
      TrustRule rule = Rules.at(issuer.identifier(), "claims.sub == 'x'");
      Map<String, Object> claims =
          Samples.reissued(Map.of("sub", "x", "aud", ""), issuer.identifier(), Rules.AUDIENCE, NOW);
      String token = issuer.sign(Samples.claims(claims));
      assertTrue(told(token, rule).genuine().orElseThrow().holds());
      assertTrue(told(token, rule).rules().getFirst().matches());
      String forged = token.substring(0, token.length() - 8) + "AAAAAAAA";
      assertTrue(!told(forged, rule).genuine().orElseThrow().holds());
      Map<String, Object> old =
          Samples.reissued(
              Map.of("sub", "x", "aud", ""),
              issuer.identifier(),
              Rules.AUDIENCE,
              NOW.minus(Duration.ofHours(2)));
      Trial.Step stale = told(issuer.sign(Samples.claims(old)), rule).genuine().orElseThrow();
      assertTrue(stale.found().contains("expired"), stale::found);
    }
  }

  @Test
  void an_issuer_without_rules_is_never_asked_for_its_keys() throws IOException {
    try (TokenIssuer issuer = TokenIssuer.start("", Algorithm.ES256)) {
      Map<String, Object> claims =
          Samples.reissued(Map.of("sub", "x", "aud", ""), issuer.identifier(), Rules.AUDIENCE, NOW);
      Trial.Told told =
          told(issuer.sign(Samples.claims(claims)), Rules.github("claims.repository_id == '1'"));
      assertEquals(Optional.empty(), told.genuine());
      assertEquals(0, issuer.keyReads());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "{", "{\"a\":1,\"a\":2}", "a.b.c", "not a token", "{}x"})
  void what_is_neither_a_token_nor_claims_is_refused(String shown) {
    assertInstanceOf(
        Result.Failed.class, trial.of(List.of(Rules.github("claims.a == 'b'")), shown, NOW));
  }
}
