package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jwt.SignedJWT;
import dev.ilk.actor.TrustDomain;
import dev.ilk.actor.Workload;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.Rotation;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class JwtSvidTest {
  private final Svids svids = new Svids();

  @Test
  void it_names_the_workload_to_its_audience_for_minutes() throws Exception {
    SignedJWT jwt = SignedJWT.parse(issued("reports").token());
    assertEquals(Svids.ID, jwt.getJWTClaimsSet().getSubject());
    assertEquals(List.of("reports"), jwt.getJWTClaimsSet().getAudience());
    assertEquals(
        Date.from(Svids.START.plus(Duration.ofMinutes(5)).truncatedTo(ChronoUnit.SECONDS)),
        jwt.getJWTClaimsSet().getExpirationTime());
    // JWT-SVID, section 2: no other headers than these.
    assertEquals(Set.of("alg", "kid", "typ"), jwt.getHeader().getIncludedParams());
    assertEquals("JWT", jwt.getHeader().getType().getType());
    assertEquals("ES256", jwt.getHeader().getAlgorithm().getName());
  }

  @Test
  void it_verifies_with_the_bundle_by_its_key_id() throws Exception {
    SignedJWT jwt = SignedJWT.parse(issued("reports").token());
    JWKSet bundle = JWKSet.parse(svids.authorities.bundle(Svids.PROD).json());
    JWK key = bundle.getKeyByKeyId(jwt.getHeader().getKeyID());
    assertEquals("jwt-svid", key.getKeyUse().identifier());
    assertTrue(jwt.verify(new ECDSAVerifier(key.toECKey())));
  }

  @Test
  void no_audience_or_too_many_or_none_that_could_be_one_are_refused() {
    Set<String> many = new HashSet<>();
    for (int i = 0; i <= JwtSvidIssuer.MOST_AUDIENCES; i++) {
      many.add("a" + i);
    }
    for (Set<String> audiences :
        List.of(
            Set.<String>of(),
            Set.of(""),
            Set.of("a b"),
            Set.of("ä"),
            Set.of("a".repeat(201)),
            many)) {
      assertEquals(
          "audience_invalid",
          Svids.refusal(
              svids.pass(svids.proof(svids.api), new IssueJwtSvid(Svids.PROD, audiences))));
    }
  }

  @Test
  void no_workload_gets_one_in_another_environment() {
    Workload other = svids.workload("staging-payments-api", Svids.STAGING);
    assertEquals(
        "trust_domain_foreign",
        Svids.refusal(
            svids.pass(svids.proof(other), new IssueJwtSvid(Svids.PROD, Set.of("reports")))));
  }

  @Test
  void the_bundle_says_what_each_key_is_for() throws Exception {
    JWKSet bundle = JWKSet.parse(svids.authorities.bundle(Svids.PROD).json());
    List<String> uses = new ArrayList<>();
    for (JWK key : bundle.getKeys()) {
      uses.add(key.getKeyUse().identifier());
      boolean certificate = key.getKeyUse().identifier().equals("x509-svid");
      assertEquals(certificate, key.getX509CertChain() != null);
      assertEquals(!certificate, key.getKeyID() != null);
      if (certificate) {
        assertEquals(1, key.getX509CertChain().size());
      }
      assertFalse(key.isPrivate());
    }
    assertEquals(List.of("x509-svid", "x509-svid", "jwt-svid", "jwt-svid"), uses);
    assertEquals(300L, bundle.getAdditionalMembers().get("spiffe_refresh_hint"));
  }

  @Test
  void the_sequence_grows_with_every_change_of_either_kind_of_key() throws Exception {
    long first = sequence();
    assertEquals(first, sequence());
    svids.now = svids.now.plus(Duration.ofDays(2));
    svids.rings.rotate(new RingName("prod/x509-root"), Rotation.Urgency.PLANNED);
    long second = sequence();
    svids.rings.rotate(new RingName("prod/jwt-svid"), Rotation.Urgency.PLANNED);
    assertTrue(first < second && second < sequence());
  }

  @Test
  void a_trust_domain_that_was_chosen_has_authorities_of_its_own() throws Exception {
    Svids.released(svids.certify(Csr.plain(Csr.p256())));
    Authorities renamed = svids.authorities(Map.of(Svids.PROD, new TrustDomain("acme.example")));
    TrustBundle bundle = renamed.bundle(Svids.PROD);
    assertEquals("acme.example", bundle.domain().name());
    assertFalse(bundle.json().equals(svids.authorities.bundle(Svids.PROD).json()));
  }

  private long sequence() throws Exception {
    JWKSet bundle = JWKSet.parse(svids.authorities.bundle(Svids.PROD).json());
    return (Long) bundle.getAdditionalMembers().get("spiffe_sequence");
  }

  private IssueJwtSvid.Issued issued(String audience) {
    return Svids.released(
        svids.pass(svids.proof(svids.api), new IssueJwtSvid(Svids.PROD, Set.of(audience))));
  }
}
