package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.TrustRule;
import dev.ilk.keys.Algorithm;
import dev.ilk.outside.platform.TokenIssuer;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Tokens of the shapes that platforms document, from real issuers over HTTP. */
class PlatformSamplesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AUDIENCE = "https://ilk.example/e/prod/workload";
  private static final Reach INSIDE = new Reach(true, false);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "github-actions | 0 | RS256 | claims.repository_id == '74' && claims.environment == 'prod'"
            + " | repository_id | 74",
        "gitlab-ci | 0 | RS256 | claims.project_id == '20' && claims.ref_protected == 'false' &&"
            + " claims.runner_id == 1 | ref_protected | false",
        "kubernetes | 0 | ES384 | claims['kubernetes.io'].serviceaccount.uid =="
            + " 'a087d5a0-e1dd-43ec-93ac-f13d89cd13af' | pod | coredns-69cbfb9798-jv9gn",
        "circleci | 0 | RS256 | claims['oidc.circleci.com/project-id'] =="
            + " 'ecc458d2-fbdc-4d9a-93c4-ac065ed3c3ca' && claims['oidc.circleci.com/vcs-ref'] =="
            + " 'refs/heads/main' && !claims['oidc.circleci.com/ssh-rerun'] | ssh_rerun | false",
        "buildkite | 1 | RS256 | claims.sub == '0191f956-042f-7ec4-aa62-8e5eeae396d0' &&"
            + " claims.build_number == 1 | sub | 0191f956-042f-7ec4-aa62-8e5eeae396d0",
        "hcp-terraform | 0 | RS256 | claims.terraform_workspace_id == 'ws-mbsd5E3Ktt5Rg2Xm' &&"
            + " claims.terraform_run_phase == 'apply' | terraform_run_phase | apply",
        "aws-sts-outbound | 0 | ES384 | claims.sub =="
            + " 'arn:aws:iam::123456789012:role/DataProcessingRole' &&"
            + " claims['https://sts.amazonaws.com/'].aws_account == '123456789012' | aws_account |"
            + " 123456789012",
        "gcp | 0 | RS256 | claims.sub == '112179062720391305885' &&"
            + " claims.google.compute_engine.zone == 'us-central1-a' | sub | 112179062720391305885",
        "azure-managed-identity | 0 | RS256 | claims.oid == '33333333-4444-5555-6666-777777777777'"
            + " && claims.tid == '11111111-2222-3333-4444-555555555555' | oid |"
            + " 33333333-4444-5555-6666-777777777777",
        "spiffe-jwt-svid | 0 | PS256 | claims.sub == 'spiffe://example.org/my-oauth-client' | sub |"
            + " spiffe://example.org/my-oauth-client",
      })
  void a_documented_token_is_believed_by_a_rule_that_passes_the_check(
      String platform, int index, String algorithm, String condition, String kept, String value)
      throws IOException {
    Map<String, Object> sample = Samples.of(platform, index);
    try (TokenIssuer issuer = issuer(algorithm)) {
      TrustRule rule = rule(issuer, condition);
      assertEquals(List.of(), new TrustRuleCheck(INSIDE, Rules.OWN).check(List.of(rule)));
      Reading<Vouched> reading =
          read(rule, issuer, Samples.reissued(sample, issuer.identifier(), AUDIENCE, NOW));
      Vouched vouched = believed(reading);
      assertEquals(value, vouched.claims().get(kept));
    }
  }

  @Test
  void githubs_immutable_subject_is_believed_and_that_of_a_renamed_repository_is_not()
      throws IOException {
    Map<String, Object> sample = Samples.of("github-actions", 0);
    sample.put("sub", "repo:octo-org@65/octo-repo@74:ref:refs/heads/main");
    try (TokenIssuer issuer = issuer("RS256")) {
      TrustRule rule =
          rule(issuer, "claims.sub == 'repo:octo-org@65/octo-repo@74:ref:refs/heads/main'");
      assertEquals(List.of(), new TrustRuleCheck(INSIDE, Rules.OWN).check(List.of(rule)));
      Map<String, Object> good = Samples.reissued(sample, issuer.identifier(), AUDIENCE, NOW);
      assertInstanceOf(Reading.Accepted.class, read(rule, issuer, good));
      good.put("sub", "repo:octo-org@65/octo-repo@7400:ref:refs/heads/main");
      assertEquals("condition_not_met", refusal(read(rule, issuer, good)).problem().code());
    }
  }

  @Test
  void forgejo_tokens_without_an_id_of_their_own_are_believed() throws IOException {
    try (TokenIssuer issuer = TokenIssuer.start("/api/actions", Algorithm.RS256)) {
      TrustRule rule =
          rule(issuer, "claims.repository == 'team/app' && claims.ref == 'refs/heads/main'");
      assertEquals(List.of(), new TrustRuleCheck(INSIDE, Rules.OWN).check(List.of(rule)));
      Map<String, Object> claims = new LinkedHashMap<>();
      claims.put("aud", "");
      claims.put("sub", "repo:team/app:ref:refs/heads/main");
      claims.put("repository", "team/app");
      claims.put("ref", "refs/heads/main");
      assertInstanceOf(
          Reading.Accepted.class,
          read(rule, issuer, Samples.reissued(claims, issuer.identifier(), AUDIENCE, NOW)));
    }
  }

  private static TokenIssuer issuer(String algorithm) throws IOException {
    Algorithm wanted = Algorithm.named(algorithm).orElseThrow();
    return TokenIssuer.start("", wanted.signs() ? wanted : Algorithm.ES256);
  }

  private static TrustRule rule(TokenIssuer issuer, String condition) {
    return new TrustRule(
        "rule",
        "workload:prod-w",
        issuer.identifier(),
        Optional.empty(),
        AUDIENCE,
        condition,
        Rules.ANY_WORK);
  }

  private static Reading<Vouched> read(
      TrustRule rule, TokenIssuer issuer, Map<String, Object> claims) {
    try (IssuerKeys keys =
        new IssuerKeys(INSIDE, Freshness.USUAL, Duration.ofSeconds(30), Optional.empty())) {
      return new Federation(asked -> List.of(rule), keys)
          .read(ShownToken.of(issuer.sign(Samples.claims(claims))), NOW);
    }
  }

  private static Vouched believed(Reading<Vouched> reading) {
    return switch (reading) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> vouched;
      case Reading.Refused<Vouched>(TokenRefusal refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }

  private static TokenRefusal refusal(Reading<Vouched> reading) {
    return switch (reading) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> throw new AssertionError(vouched.rule());
      case Reading.Refused<Vouched>(TokenRefusal refusal) -> refusal;
    };
  }
}
