package dev.ilk.prove.federation.trust;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.Claims;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.issuer.Freshness;
import dev.ilk.prove.federation.issuer.IssuerKeys;
import dev.ilk.prove.federation.issuer.Reach;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** JWT-SVIDs of foreign trust domains as proofs (JWT-SVID, section 3). */
class ForeignSvidTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Environment PROD = new Environment("prod");
  private static final String DOMAIN = "spiffe://partner.example";
  private static final String ID = DOMAIN + "/billing";

  private final Signer signer = Signer.ephemeral(Algorithm.ES256);
  private final IssuerKeys keys =
      new IssuerKeys(Reach.PUBLIC_ONLY, Freshness.USUAL, Duration.ofSeconds(5), Optional.empty());
  private final Federation federation =
      new Federation(
          asked -> asked.equals(DOMAIN) ? List.of(rule("claims.sub == '" + ID + "'")) : List.of(),
          keys,
          (at, domain, now) ->
              at.equals(PROD) && domain.id().equals(DOMAIN)
                  ? Optional.of(
                      JwkSet.of(List.of(PublicJwk.own(Algorithm.ES256, signer.verifyingKey()))))
                  : Optional.empty());

  @AfterEach
  void close() {
    keys.close();
  }

  private static TrustRule rule(String condition) {
    return Rules.narrow(DOMAIN, condition);
  }

  private String svid(Signer by, String subject, String audience) {
    return JwtSigner.sign(
        by,
        "JWT",
        Claims.builder()
            .put("sub", subject)
            .put("aud", List.of(audience))
            .put("exp", NOW.plusSeconds(300))
            .build());
  }

  private String refusal(Environment at, String token) {
    return assertInstanceOf(Reading.Refused.class, federation.read(at, ShownToken.of(token), NOW))
        .refusal()
        .problem()
        .code();
  }

  @Test
  void whoever_a_rule_names_is_believed_where_the_environment_federates() {
    String token = svid(signer, ID, Rules.AUDIENCE);
    Reading<Vouched> read = federation.read(PROD, ShownToken.of(token), NOW);
    assertEquals(
        DOMAIN,
        assertInstanceOf(Reading.Accepted.class, read).value() instanceof Vouched vouched
            ? vouched.issuer()
            : "");
  }

  @Test
  void another_environment_does_not_believe_it() {
    String token = svid(signer, ID, Rules.AUDIENCE);
    assertEquals("trust_domain_unknown", refusal(new Environment("test"), token));
    assertInstanceOf(Reading.Refused.class, federation.read(ShownToken.of(token), NOW));
  }

  @Test
  void nobody_else_of_the_trust_domain_is_believed() {
    assertEquals(
        "condition_not_met", refusal(PROD, svid(signer, DOMAIN + "/other", Rules.AUDIENCE)));
  }

  @ParameterizedTest
  @CsvSource({
    "spiffe://other.example/billing, no_trust_rule",
    "spiffe://partner.example.evil/billing, no_trust_rule",
    "spiffe://partner.example, claim_missing",
    "https://partner.example/billing, claim_missing",
    "spiffe://, claim_missing",
    "spiffe:///x, claim_missing",
    "x, claim_missing",
  })
  void ids_of_other_trust_domains_and_of_no_form_are_refused(String subject, String code) {
    assertEquals(code, refusal(PROD, svid(signer, subject, Rules.AUDIENCE)));
  }

  @Test
  void a_key_that_is_not_in_the_bundle_is_refused() {
    assertEquals(
        "key_unknown", refusal(PROD, svid(Signer.ephemeral(Algorithm.ES256), ID, Rules.AUDIENCE)));
  }

  @Test
  void a_token_for_another_is_refused() {
    assertEquals("audience_mismatch", refusal(PROD, svid(signer, ID, "https://other.example")));
  }

  @Test
  void a_token_that_names_a_trust_domain_as_its_issuer_is_none() {
    String token =
        JwtSigner.sign(
            signer,
            "JWT",
            Claims.builder()
                .put("iss", DOMAIN)
                .put("sub", ID)
                .put("aud", List.of(Rules.AUDIENCE))
                .put("exp", NOW.plusSeconds(300))
                .build());
    assertEquals("claim_missing", refusal(PROD, token));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "claims.sub.startsWith('spiffe://partner.example/')",
        "claims.sub == 'spiffe://other.example/billing'",
        "claims.sub == 'spiffe://partner.example'",
        "claims.team == 'billing'",
        "claims.sub in ['spiffe://partner.example/a', 'x']",
      })
  void a_rule_that_does_not_name_ids_of_the_trust_domain_is_refused(String condition) {
    List<Problem> problems =
        new TrustRuleCheck(Reach.PUBLIC_ONLY, Rules.OWN).check(List.of(rule(condition)));
    assertEquals(List.of("svid_unnamed"), problems.stream().map(Problem::code).toList());
  }

  @Test
  void a_rule_that_names_them_is_accepted_and_finds_its_keys_nowhere_else() {
    TrustRuleCheck check = new TrustRuleCheck(Reach.PUBLIC_ONLY, Rules.OWN);
    String condition = "claims.sub in ['" + ID + "', '" + DOMAIN + "/b']";
    assertEquals(List.of(), check.check(List.of(rule(condition))));
    TrustRule elsewhere =
        new TrustRule(
            "deploy",
            "workload:prod-deployer",
            DOMAIN,
            Optional.of("https://keys.example/jwks"),
            Rules.AUDIENCE,
            condition);
    assertEquals("trust_keys_of_domain", check.check(List.of(elsewhere)).getFirst().code());
  }
}
