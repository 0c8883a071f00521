package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Workload;
import dev.ilk.gate.IssueX509Svid;
import dev.ilk.gate.Outcome;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.keys.ring.Rotation;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Event;
import dev.ilk.record.Particulars;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
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
import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

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
  void the_authority_has_the_profile_of_a_signing_certificate() throws Exception {
    X509Certificate authority = bundle().getFirst();
    assertEquals(0, authority.getBasicConstraints());
    assertTrue(authority.getKeyUsage()[5]);
    assertFalse(authority.getKeyUsage()[0]);
    assertEquals(
        List.of(List.of(6, "spiffe://prod.ilk.acme.example")),
        List.copyOf(authority.getSubjectAlternativeNames()));
    authority.verify(authority.getPublicKey());
  }

  @Test
  void the_leaf_is_valid_under_the_bundle_and_no_other() throws Exception {
    X509Certificate leaf = issued();
    validate(leaf, bundle(), svids.now);
    List<X509Certificate> staging = read(svids.authorities.bundle(Svids.STAGING).certificates());
    assertThrows(CertPathValidatorException.class, () -> validate(leaf, staging, svids.now));
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
    X509Certificate leaf = read(issued);
    assertFalse(leaf.getNotAfter().toInstant().isAfter(end));
    assertThrows(CertPathValidatorException.class, () -> validate(leaf, bundle(), end));
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
    X509Certificate leaf = read(Svids.released(svids.certify(Csr.plain(pair, algorithm))));
    validate(leaf, bundle(), svids.now);
    return leaf.getPublicKey();
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

  @Test
  void after_a_rotation_both_old_and_new_leaves_are_valid() throws Exception {
    X509Certificate before = issued();
    List<X509Certificate> known = bundle();
    svids.now = svids.now.plus(Duration.ofHours(2));
    svids.rings.rotate(RING, Rotation.Urgency.PLANNED);
    X509Certificate after = issued();
    // Whoever has not looked again since knows the authority already.
    validate(after, known, svids.now);
    validate(before, bundle(), Svids.START);
    assertFalse(before.getIssuerX500Principal().equals(after.getIssuerX500Principal()));
  }

  @Test
  void after_a_compromise_nothing_that_was_signed_before_is_valid() throws Exception {
    X509Certificate before = issued();
    svids.rings.rotate(RING, Rotation.Urgency.COMPROMISED);
    validate(issued(), bundle(), svids.now);
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
    assertInstanceOf(Outcome.Unavailable.class, svids.certify(Csr.plain(keys)));
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
    return read(Svids.released(svids.certify(Csr.plain(keys))));
  }

  private List<X509Certificate> bundle() throws Exception {
    return read(svids.authorities.bundle(Svids.PROD).certificates());
  }

  private static Duration life(X509Certificate leaf) {
    Instant begin = leaf.getNotBefore().toInstant().plus(LeafCertificate.SKEW);
    return Duration.between(begin, leaf.getNotAfter().toInstant().plusSeconds(1));
  }

  private static X509Certificate read(IssueX509Svid.Issued issued) throws Exception {
    assertEquals(1, issued.chain().size());
    byte[] pem = issued.chain().getFirst().getBytes(StandardCharsets.US_ASCII);
    Collection<?> all =
        CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(pem));
    return (X509Certificate) all.iterator().next();
  }

  private static List<X509Certificate> read(List<byte[]> ders) throws Exception {
    CertificateFactory factory = CertificateFactory.getInstance("X.509");
    List<X509Certificate> all = new ArrayList<>();
    for (byte[] der : ders) {
      all.add((X509Certificate) factory.generateCertificate(new ByteArrayInputStream(der)));
    }
    return all;
  }

  private static void validate(X509Certificate leaf, List<X509Certificate> bundle, Instant at)
      throws Exception {
    Set<TrustAnchor> anchors = new HashSet<>();
    bundle.forEach(one -> anchors.add(new TrustAnchor(one, null)));
    PKIXParameters parameters = new PKIXParameters(anchors);
    parameters.setRevocationEnabled(false);
    parameters.setDate(Date.from(at));
    CertPath path = CertificateFactory.getInstance("X.509").generateCertPath(List.of(leaf));
    CertPathValidator.getInstance("PKIX").validate(path, parameters);
  }
}
