package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.X509CertUtils;
import dev.ilk.actor.Workload;
import dev.ilk.gate.IssueJwtSvid;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RotateKeys;
import dev.ilk.issue.revocation.MemoryRevocationStore;
import dev.ilk.issue.revocation.MemorySuspensionStore;
import dev.ilk.issue.revocation.Suspension;
import dev.ilk.issue.revocation.Suspensions;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.keys.ring.Rotation;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.io.ByteArrayInputStream;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.CertPath;
import java.security.cert.CertPathValidator;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateFactory;
import java.security.cert.PKIXParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class X509SvidTest {
  private static final RingName RING = new RingName("prod/x509-svid");
  private static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
  private static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

  private final Svids svids = new Svids();
  private final KeyPair keys = Csr.p256();

  X509SvidTest() throws Exception {}

  @Test
  void the_leaf_has_the_profile_of_an_svid() throws Exception {
    X509Certificate leaf = issued();
    assertEquals(List.of(List.of(6, Svids.ID)), List.copyOf(leaf.getSubjectAlternativeNames()));
    assertEquals("", leaf.getSubjectX500Principal().getName());
    assertEquals(-1, leaf.getBasicConstraints());
    assertEquals(Set.of("2.5.29.15", "2.5.29.17", "2.5.29.19"), leaf.getCriticalExtensionOIDs());
    boolean[] usage = leaf.getKeyUsage();
    for (int bit = 0; bit < usage.length; bit++) {
      assertEquals(bit == 0, usage[bit], "key usage " + bit);
    }
    assertEquals(Set.of(SERVER_AUTH, CLIENT_AUTH), Set.copyOf(leaf.getExtendedKeyUsage()));
    assertEquals(keys.getPublic(), leaf.getPublicKey());
    assertEquals(127, leaf.getSerialNumber().bitLength());
  }

  @Test
  void a_root_allows_one_authority_below_it_and_that_one_leaves_only() throws Exception {
    List<X509Certificate> chain = chain();
    X509Certificate root = bundle().getFirst();
    assertEquals(1, root.getBasicConstraints());
    assertEquals(0, chain.get(1).getBasicConstraints());
    assertEquals(-1, chain.get(0).getBasicConstraints());
    for (X509Certificate authority : List.of(root, chain.get(1))) {
      assertTrue(authority.getKeyUsage()[5]);
      assertFalse(authority.getKeyUsage()[0]);
      assertTrue(authority.getCriticalExtensionOIDs().contains("2.5.29.19"));
      assertEquals(
          List.of(List.of(6, "spiffe://prod.ilk.acme.example")),
          List.copyOf(authority.getSubjectAlternativeNames()));
    }
    root.verify(root.getPublicKey());
    chain.get(1).verify(root.getPublicKey());
    assertFalse(chain.get(1).getNotAfter().after(root.getNotAfter()));
    assertFalse(bundle().contains(chain.get(1)), "others need to know the roots only");
  }

  @Test
  void the_chain_is_valid_under_the_bundle_and_no_other() throws Exception {
    List<X509Certificate> chain = chain();
    validate(chain, bundle(), svids.now);
    List<X509Certificate> staging = read(svids.authorities.bundle(Svids.STAGING).certificates());
    assertThrows(CertPathValidatorException.class, () -> validate(chain, staging, svids.now));
    assertThrows(
        CertPathValidatorException.class,
        () -> validate(List.of(chain.getFirst()), bundle(), svids.now));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "env:prod",
        "issuer:https://ilk.acme.example/e/prod/workload",
        "inst_0123456789abcdef0123"
      })
  void whoever_rests_on_what_is_suspended_gets_no_svid(String name) throws Exception {
    MemorySuspensionStore store = new MemorySuspensionStore(new MemoryRevocationStore());
    Suspensions suspensions = new Suspensions(store);
    svids.objections = suspensions;
    chain();
    store.suspend(new Suspension(name, svids.now, "why"), List.of());
    suspensions.refresh();
    assertEquals("suspended", Svids.refusal(svids.certify(Csr.plain(keys))));
    assertEquals(
        "suspended",
        Svids.refusal(
            svids.pass(svids.proof(svids.api), new IssueJwtSvid(Svids.PROD, Set.of("a")))));
  }

  @Test
  void it_lives_as_long_as_a_token_would() throws Exception {
    assertEquals(Duration.ofMinutes(5), life(issued()));
    svids.decision = Svids.allow(Optional.of(Duration.ofMinutes(2)));
    assertEquals(Duration.ofMinutes(2), life(issued()));
    svids.decision = Svids.allow(Optional.of(Duration.ofHours(3)));
    assertEquals(Duration.ofMinutes(10), life(issued()), "the identity's own limit");
  }

  @Test
  void it_ends_with_the_proof() throws Exception {
    Instant end = Svids.START.plusSeconds(71);
    Proof proof = svids.proof(svids.api, end, Optional.empty());
    IssueX509Svid.Issued issued =
        Svids.released(svids.pass(proof, new IssueX509Svid(Svids.PROD, Csr.plain(keys))));
    List<X509Certificate> chain = chain(issued);
    assertFalse(chain.getFirst().getNotAfter().toInstant().isAfter(end));
    assertThrows(CertPathValidatorException.class, () -> validate(chain, bundle(), end));
  }

  @Test
  void keys_of_the_other_types_are_certified_too() throws Exception {
    for (KeyPair pair : List.of(Csr.curve("secp384r1"), Csr.curve("secp521r1"))) {
      assertEquals(pair.getPublic(), certified(pair, "SHA256withECDSA"));
    }
    KeyPair rsa = Csr.rsa(2048);
    assertEquals(rsa.getPublic(), certified(rsa, "SHA256withRSA"));
    KeyPair edwards = Csr.of("Ed25519");
    assertArrayEquals(edwards.getPublic().getEncoded(), certified(edwards, "Ed25519").getEncoded());
  }

  private PublicKey certified(KeyPair pair, String algorithm) throws Exception {
    List<X509Certificate> chain = chain(Svids.released(svids.certify(Csr.plain(pair, algorithm))));
    validate(chain, bundle(), svids.now);
    return chain.getFirst().getPublicKey();
  }

  @Test
  void the_request_may_name_the_very_id_that_is_issued() throws Exception {
    String csr = Csr.naming(keys, Csr.uri(Svids.ID));
    assertEquals(keys.getPublic(), read(Svids.released(svids.certify(csr))).getPublicKey());
  }

  @Test
  void no_workload_is_certified_in_another_environment() throws Exception {
    Workload other = svids.workload("staging-payments-api", Svids.STAGING);
    Outcome<?> outcome =
        svids.pass(svids.proof(other), new IssueX509Svid(Svids.PROD, Csr.plain(keys)));
    assertEquals("trust_domain_foreign", Svids.refusal(outcome));
  }

  @Test
  void whoever_acts_for_another_is_not_certified() throws Exception {
    Proof.Represented other =
        new Proof.Represented(
            svids.workload("prod-payments-relay", Svids.PROD),
            svids.ids.token(),
            List.of(),
            List.of(),
            svids.now.plusSeconds(300));
    Proof proof = svids.proof(svids.api, svids.now.plusSeconds(300), Optional.of(other));
    Outcome<?> outcome = svids.pass(proof, new IssueX509Svid(Svids.PROD, Csr.plain(keys)));
    assertEquals("svid_for_another", Svids.refusal(outcome));
  }

  @Test
  void the_record_holds_what_was_certified() throws Exception {
    X509Certificate leaf = issued();
    Event event = svids.events.getLast();
    assertEquals("IssueX509Svid", event.action());
    assertEquals(Event.Result.DONE, event.result());
    Particulars.OfCredential given =
        assertInstanceOf(Particulars.OfCredential.class, event.particulars());
    assertEquals("x509_svid", given.type());
    assertEquals(leaf.getSerialNumber().toString(16), given.id().orElseThrow());
    assertEquals("spiffe://prod.ilk.acme.example", given.issuer());
    assertTrue(given.binding().contains("x5t#S256="), given.binding());
    assertEquals("prod-payments-api", given.subject().orElseThrow().name());
  }

  @ParameterizedTest
  @ValueSource(strings = {"prod/x509-svid", "prod/x509-root"})
  void after_a_rotation_both_old_and_new_chains_are_valid(String ring) throws Exception {
    List<X509Certificate> before = chain();
    List<X509Certificate> known = bundle();
    svids.now = svids.now.plus(Duration.ofDays(2));
    svids.rings.rotate(new RingName(ring), Rotation.Urgency.PLANNED);
    // The authority that was about to sign has the certificate of the former root still, or of the
    // new one, which whoever has not looked again since knows already.
    List<X509Certificate> after = chain();
    validate(after, known, svids.now);
    validate(after, bundle(), svids.now);
    validate(before, bundle(), Svids.START);
  }

  @Test
  void a_rotation_gives_leaves_another_authority() throws Exception {
    X509Certificate before = chain().get(1);
    svids.now = svids.now.plus(Duration.ofHours(2));
    svids.rings.rotate(RING, Rotation.Urgency.PLANNED);
    X509Certificate after = chain().get(1);
    assertFalse(before.getSubjectX500Principal().equals(after.getSubjectX500Principal()));
    assertEquals(before.getIssuerX500Principal(), after.getIssuerX500Principal());
  }

  @ParameterizedTest
  @EnumSource(
      value = RotateKeys.Ring.class,
      names = {"X509_SVID", "X509_ROOT"})
  void after_a_compromise_nothing_that_was_signed_before_is_valid(RotateKeys.Ring ring)
      throws Exception {
    List<X509Certificate> before = chain();
    Svids.released(
        svids.pass(
            svids.proof(svids.api),
            new RotateKeys(Svids.PROD, ring, RotateKeys.Urgency.COMPROMISED)));
    validate(chain(), bundle(), svids.now);
    assertThrows(CertPathValidatorException.class, () -> validate(before, bundle(), svids.now));
  }

  @Test
  void all_nodes_publish_the_same_certificates() throws Exception {
    List<X509Certificate> here = bundle();
    Authorities elsewhere = svids.authorities(Map.of());
    assertEquals(here, read(elsewhere.bundle(Svids.PROD).certificates()));
    assertEquals(2, here.size());
  }

  @Test
  void an_authority_that_ends_signs_nothing_beyond() throws Exception {
    issued();
    svids.now = svids.now.plus(AuthorityCertificate.LIFE).minusSeconds(60);
    assertEquals("authority_ended", Svids.refusal(svids.certify(Csr.plain(keys))));
  }

  @Test
  void of_a_root_that_is_published_the_certificate_never_ends_and_it_outlives_what_it_signed() {
    Duration published =
        RingPolicy.ROOTS.period().orElseThrow().multipliedBy(2).plus(RingPolicy.ROOTS.retention());
    assertTrue(AuthorityCertificate.ROOT_LIFE.compareTo(published.plus(Duration.ofDays(28))) > 0);
    assertTrue(RingPolicy.ROOTS.retention().compareTo(AuthorityCertificate.LIFE) > 0);
  }

  @Test
  void of_an_authority_that_is_published_the_certificate_never_ends() {
    Duration published =
        RingPolicy.TOKENS
            .period()
            .orElseThrow()
            .multipliedBy(2)
            .plus(RingPolicy.TOKENS.retention());
    assertTrue(AuthorityCertificate.LIFE.compareTo(published.plus(Duration.ofDays(28))) > 0);
  }

  private X509Certificate issued() throws Exception {
    return chain().getFirst();
  }

  private List<X509Certificate> chain() throws Exception {
    return chain(Svids.released(svids.certify(Csr.plain(keys))));
  }

  private List<X509Certificate> bundle() throws Exception {
    return read(svids.authorities.bundle(Svids.PROD).certificates());
  }

  private static Duration life(X509Certificate leaf) {
    Instant begin = leaf.getNotBefore().toInstant().plus(LeafCertificate.SKEW);
    return Duration.between(begin, leaf.getNotAfter().toInstant().plusSeconds(1));
  }

  private static X509Certificate read(IssueX509Svid.Issued issued) throws Exception {
    return chain(issued).getFirst();
  }

  private static List<X509Certificate> chain(IssueX509Svid.Issued issued) throws Exception {
    assertEquals(2, issued.chain().size());
    List<X509Certificate> chain = new ArrayList<>();
    for (String pem : issued.chain()) {
      chain.add(X509CertUtils.parse(pem));
    }
    return chain;
  }

  private static List<X509Certificate> read(List<byte[]> ders) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> all = new ArrayList<>();
    for (byte[] der : ders) {
      all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return all;
  }

  private static void validate(
      List<X509Certificate> chain, List<X509Certificate> bundle, Instant at) throws Exception {
    Set<TrustAnchor> anchors = new HashSet<>();
    bundle.forEach(one -> anchors.add(new TrustAnchor(one, null)));
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(chain);
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
