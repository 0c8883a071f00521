package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwtSigner;
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
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FederationTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final String AUDIENCE = "https://ilk.example/e/prod/workload";
  private static final String MAIN =
      "claims.repository_id == '74' && claims.ref == 'refs/heads/main'";

  private TokenIssuer issuer;
  private IssuerKeys keys;
  private volatile List<TrustRule> rules = List.of();
  private Federation federation;

  @BeforeEach
  void start() throws IOException {
    issuer = TokenIssuer.start("/ci", Algorithm.ES256);
    keys =
        new IssuerKeys(
            new Reach(true, false), Freshness.USUAL, Duration.ofSeconds(30), Optional.empty());
    federation =
        new Federation(
            asked -> rules.stream().filter(rule -> rule.issuer().equals(asked)).toList(), keys);
    rules = List.of(rule("main", "workload:prod-deployer", MAIN));
  }

  @AfterEach
  void stop() {
    keys.close();
    issuer.close();
  }

  @Test
  void the_main_branch_is_believed() {
    Vouched vouched = believed(sign(job()));
    assertEquals("workload:prod-deployer", vouched.subject());
    assertEquals("main", vouched.rule());
    assertEquals(issuer.identifier(), vouched.issuer());
    assertEquals(NOW.plusSeconds(300), vouched.expires());
    assertEquals("74", vouched.claims().get("repository_id"));
    assertEquals("octo/repo", vouched.claims().get("repository"));
    assertFalse(vouched.claims().containsKey("actor"), "a person's name is not kept");
  }

  @Test
  void another_branch_is_refused() {
    Map<String, Object> job = job();
    job.put("ref", "refs/heads/feature");
    assertHidden("condition_not_met", sign(job));
  }

  @Test
  void a_fork_is_refused() {
    Map<String, Object> job = job();
    job.put("repository", "fork/repo");
    job.put("repository_id", "99");
    assertHidden("condition_not_met", sign(job));
  }

  @Test
  void a_new_repository_of_the_same_name_is_refused() {
    Map<String, Object> job = job();
    job.put("repository_id", "7400");
    TokenRefusal refusal = assertHidden("condition_not_met", sign(job));
    assertEquals("7400", refusal.evidence().get("repository_id"));
    assertEquals("octo/repo", refusal.evidence().get("repository"));
  }

  @Test
  void a_token_for_someone_else_is_refused() {
    Map<String, Object> job = job();
    job.put("aud", "https://vault.example");
    TokenRefusal refusal = assertHidden("audience_mismatch", sign(job));
    assertEquals("https://vault.example", refusal.evidence().get("aud"));
  }

  @Test
  void a_token_for_several_is_refused_even_if_we_are_among_them() {
    Map<String, Object> job = job();
    job.put("aud", List.of(AUDIENCE, "https://vault.example"));
    assertTold("audience_not_single", sign(job));
    job.put("aud", List.of());
    assertTold("audience_not_single", sign(job));
    job.remove("aud");
    assertTold("audience_not_single", sign(job));
  }

  @Test
  void an_array_of_one_audience_is_as_good_as_one() {
    Map<String, Object> job = job();
    job.put("aud", List.of(AUDIENCE));
    assertEquals("main", believed(sign(job)).rule());
  }

  @Test
  void an_expired_token_is_refused_to_the_second() {
    Map<String, Object> job = job();
    job.put("exp", NOW.getEpochSecond() + 1);
    assertEquals("main", believed(sign(job)).rule());
    job.put("exp", NOW.getEpochSecond());
    assertTold("token_expired", sign(job));
    job.remove("exp");
    assertTold("claim_missing", sign(job));
  }

  @Test
  void clocks_may_differ_by_half_a_minute_at_the_beginning() {
    for (String claim : List.of("nbf", "iat")) {
      Map<String, Object> job = job();
      job.put(claim, NOW.getEpochSecond() + 30);
      assertEquals("main", believed(sign(job)).rule());
      job.put(claim, NOW.getEpochSecond() + 31);
      assertTold(claim.equals("nbf") ? "token_not_yet_valid" : "token_from_the_future", sign(job));
    }
  }

  @Test
  void an_issuer_without_rules_is_refused_and_never_called() throws IOException {
    try (TokenIssuer stranger = TokenIssuer.start("", Algorithm.ES256)) {
      Map<String, Object> job = job();
      job.put("iss", stranger.identifier());
      assertHidden("no_trust_rule", stranger.sign(Samples.claims(job)));
      assertEquals(0, stranger.keyReads());
    }
  }

  @Test
  void the_issuer_must_match_to_the_last_character() {
    for (String almost :
        List.of(
            issuer.identifier() + "/",
            issuer.identifier().toUpperCase(),
            " " + issuer.identifier(),
            issuer.identifier().substring(1))) {
      Map<String, Object> job = job();
      job.put("iss", almost);
      assertHidden("no_trust_rule", sign(job));
    }
    Map<String, Object> job = job();
    job.remove("iss");
    assertTold("claim_missing", sign(job));
  }

  @Test
  void a_token_signed_by_someone_else_is_refused() throws IOException {
    try (TokenIssuer stranger = TokenIssuer.start("", Algorithm.ES256)) {
      assertHidden("key_unknown", stranger.sign(Samples.claims(job())));
    }
    String good = sign(job());
    String other = sign(withRef(job(), "refs/heads/other"));
    String spliced =
        other.substring(0, other.lastIndexOf('.')) + good.substring(good.lastIndexOf('.'));
    assertHidden("signature_invalid", spliced);
  }

  @Test
  void a_token_of_another_type_is_refused() {
    Signer signer = Signer.ephemeral(Algorithm.ES256);
    for (String type : List.of("logout+jwt", "secevent+jwt", "dpop+jwt")) {
      assertTold("type_not_allowed", JwtSigner.sign(signer, type, Samples.claims(job())));
    }
  }

  @Test
  void a_rotated_key_is_found_when_a_token_names_it() {
    believed(sign(job()));
    issuer.rotate();
    String token = sign(job());
    // The keys were fetched a moment ago, so the issuer is left in peace for now.
    assertHidden("key_unknown", token);
    assertEquals("main", believed(token, NOW.plusSeconds(10)).rule());
    assertEquals(2, issuer.keyReads());
  }

  @Test
  void made_up_key_ids_cause_one_fetch_in_a_pause() throws IOException {
    believed(sign(job()));
    try (TokenIssuer stranger = TokenIssuer.start("", Algorithm.ES256)) {
      for (int i = 0; i < 20; i++) {
        stranger.rotate();
        refused(stranger.sign(Samples.claims(job())), NOW.plusSeconds(10));
      }
    }
    assertEquals(2, issuer.keyReads());
  }

  @Test
  void an_issuer_that_is_down_is_told_as_a_matter_of_waiting() {
    issuer.close();
    TokenRefusal refusal = refused(sign(job()), NOW);
    assertEquals("issuer_unavailable", refusal.problem().code());
    assertEquals(Problem.Kind.UNAVAILABLE, refusal.told().kind());
    assertFalse(refusal.told().message().contains("127.0.0.1"));
  }

  @Test
  void rules_of_two_identities_that_both_match_are_refused() {
    rules =
        List.of(
            rule("main", "workload:prod-deployer", MAIN),
            rule("all", "workload:prod-other", "claims.repository_id == '74' && has(claims.sha)"));
    TokenRefusal refusal = assertHidden("ambiguous_trust", sign(job()));
    assertTrue(refusal.problem().message().contains("`all`, `main`"));
  }

  @Test
  void several_rules_of_one_identity_may_match() {
    rules =
        List.of(
            rule("z", "workload:prod-deployer", MAIN),
            rule("a", "workload:prod-deployer", "claims.repository_id == '74'"));
    assertEquals("a", believed(sign(job())).rule());
  }

  @Test
  void rules_take_effect_when_they_change() {
    String token = sign(job());
    believed(token);
    rules = List.of(rule("main", "workload:prod-deployer", MAIN.replace("74", "75")));
    assertHidden("condition_not_met", token);
    rules = List.of();
    assertHidden("no_trust_rule", token);
    rules = List.of(rule("again", "workload:prod-deployer", MAIN));
    assertEquals("again", believed(token).rule());
  }

  @Test
  void a_rule_that_does_not_compile_matches_nothing_and_harms_no_other() {
    rules =
        List.of(
            rule("broken", "workload:prod-other", "claims.repository_id =="),
            rule("main", "workload:prod-deployer", MAIN));
    assertEquals("main", believed(sign(job())).rule());
  }

  @Test
  void rules_that_disagree_on_where_the_keys_are_let_nobody_in() {
    TrustRule main = rules.getFirst();
    rules =
        List.of(
            main,
            new TrustRule(
                "other",
                main.subject(),
                main.issuer(),
                Optional.of(issuer.identifier() + "/jwks"),
                main.audience(),
                main.condition()));
    assertHidden("trust_keys_differ", sign(job()));
  }

  @Test
  void without_the_rules_nobody_is_believed() {
    Federation blind =
        new Federation(
            asked -> {
              throw new StoreUnavailable("rules", new IOException("out of reach"));
            },
            keys);
    TokenRefusal refusal = refused(blind.read(ShownToken.of(sign(job())), NOW));
    assertEquals("store_unavailable", refusal.problem().code());
    assertEquals(Problem.Kind.UNAVAILABLE, refusal.told().kind());
  }

  @Test
  void whatever_fails_among_rules_looks_the_same_to_the_caller() throws IOException {
    try (TokenIssuer stranger = TokenIssuer.start("", Algorithm.ES256)) {
      Map<String, Object> unknown = job();
      unknown.put("iss", stranger.identifier());
      Map<String, Object> audience = job();
      audience.put("aud", "x");
      Problem first = refused(stranger.sign(Samples.claims(unknown)), NOW).told();
      for (String token :
          List.of(
              sign(audience),
              sign(withRef(job(), "refs/heads/x")),
              stranger.sign(Samples.claims(job())))) {
        assertEquals(first, refused(token, NOW).told());
      }
    }
  }

  private TrustRule rule(String name, String subject, String condition) {
    return new TrustRule(name, subject, issuer.identifier(), Optional.empty(), AUDIENCE, condition);
  }

  private Map<String, Object> job() {
    Map<String, Object> job = new LinkedHashMap<>();
    job.put("iss", issuer.identifier());
    job.put("sub", "repo:octo@65/repo@74:ref:refs/heads/main");
    job.put("aud", AUDIENCE);
    job.put("iat", NOW.getEpochSecond());
    job.put("nbf", NOW.getEpochSecond());
    job.put("exp", NOW.getEpochSecond() + 300);
    job.put("repository", "octo/repo");
    job.put("repository_id", "74");
    job.put("repository_owner_id", "65");
    job.put("ref", "refs/heads/main");
    job.put("sha", "9f2c1d07");
    job.put("actor", "octocat");
    return job;
  }

  private static Map<String, Object> withRef(Map<String, Object> job, String ref) {
    Map<String, Object> other = new HashMap<>(job);
    other.put("ref", ref);
    return other;
  }

  private String sign(Map<String, Object> claims) {
    return issuer.sign(Samples.claims(claims));
  }

  private Vouched believed(String token) {
    return believed(token, NOW);
  }

  private Vouched believed(String token, Instant now) {
    return switch (federation.read(ShownToken.of(token), now)) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> vouched;
      case Reading.Refused<Vouched>(TokenRefusal refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }

  private TokenRefusal refused(String token, Instant now) {
    return refused(federation.read(ShownToken.of(token), now));
  }

  private static TokenRefusal refused(Reading<Vouched> reading) {
    return switch (reading) {
      case Reading.Accepted<Vouched>(Vouched vouched) -> throw new AssertionError(vouched.rule());
      case Reading.Refused<Vouched>(TokenRefusal refusal) -> refusal;
    };
  }

  private TokenRefusal assertHidden(String code, String token) {
    TokenRefusal refusal = refused(token, NOW);
    assertEquals(code, refusal.problem().code(), refusal::toString);
    assertEquals("proof_refused", refusal.told().code());
    return refusal;
  }

  private void assertTold(String code, String token) {
    TokenRefusal refusal = refused(token, NOW);
    assertEquals(code, refusal.problem().code(), refusal::toString);
    assertEquals(refusal.problem(), refusal.told());
  }
}
