package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadAuthority;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.gate.RotateKeys;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.keys.bundle.SvidChain;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.RingName;
import java.io.ByteArrayInputStream;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.Test;

/** An environment whose root a company keeps to itself. */
class OfflineRootTest {
  private static final RingName RING = new RingName("prod/x509-svid");

  private final Svids svids = new Svids();

  private RequestAuthority.Request request() {
    return Svids.released(svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.PROD)));
  }

  private Outcome<ImportAuthority.Imported> take(boolean atOnce, X509CertificateHolder... chain)
      throws Exception {
    return svids.pass(
        svids.proof(svids.api), new ImportAuthority(Svids.PROD, OfflineCa.pem(chain), atOnce));
  }

  private Outcome<ImportAuthority.Imported> take(OfflineCa root, boolean atOnce) throws Exception {
    return take(atOnce, root.sign(request()), root.certificate);
  }

  private void taken(OfflineCa root, boolean atOnce) throws Exception {
    Svids.released(take(root, atOnce));
  }

  private void taken(boolean atOnce, X509CertificateHolder... chain) throws Exception {
    Svids.released(take(atOnce, chain));
  }

  private Outcome<RotateKeys.Rotated> rotate(RotateKeys.Ring ring, RotateKeys.Urgency urgency) {
    return svids.pass(svids.proof(svids.api), new RotateKeys(Svids.PROD, ring, urgency));
  }

  private ReadAuthority.State state() {
    return Svids.released(svids.pass(svids.proof(svids.api), new ReadAuthority(Svids.PROD)));
  }

  private void pass(Duration time) {
    svids.now = svids.now.plus(time);
  }

  private static List<X509Certificate> read(List<String> pems) throws Exception {
    List<X509Certificate> chain = new ArrayList<>();
    for (String pem : pems) {
      chain.add(
          (X509Certificate)
              CertificateFactory.getInstance("X.509")
                  .generateCertificate(new ByteArrayInputStream(pem.getBytes("US-ASCII"))));
    }
    return chain;
  }

  private List<X509Certificate> svid() throws Exception {
    return read(Svids.released(svids.certify(Csr.plain(Csr.p256()))).chain());
  }

  private List<X509Certificate> roots() throws Exception {
    return svids.authorities.bundle(Svids.PROD).roots();
  }

  private boolean isGood(List<X509Certificate> chain) throws Exception {
    return SvidChain.objection(chain, roots(), Svids.ID, SvidChain.Side.SERVER, svids.now)
        .isEmpty();
  }

  private static boolean isBelow(List<X509Certificate> chain, OfflineCa root) {
    return chain
        .getLast()
        .getIssuerX500Principal()
        .getName()
        .contains(root.certificate.getSubject().toString().replaceFirst(".*CN=", "CN="));
  }

  @Test
  void the_request_asks_for_an_authority_of_the_trust_domain() throws Exception {
    RequestAuthority.Request request = request();
    assertEquals(svids.rings.ring(RING).next().kid(), request.key());
    assertEquals(request.key(), request().key(), "the same key until it signs");
    var wanted = OfflineCa.read(request).getRequestedExtensions();
    assertEquals(0, BasicConstraints.fromExtensions(wanted).getPathLenConstraint().intValue());
    assertEquals(
        OfflineCa.uri(OfflineCa.DOMAIN),
        org.bouncycastle.asn1.x509.GeneralNames.fromExtensions(
            wanted, Extension.subjectAlternativeName));
  }

  @Test
  void a_new_root_is_in_the_bundle_for_a_day_before_it_stands_above_leaves() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    List<X509Certificate> before = svid();
    ImportAuthority.Imported imported = Svids.released(take(root, false));
    assertEquals(
        svids.now.plus(ImportedChains.LEAD).toEpochMilli(), imported.signsFrom().toEpochMilli());
    assertEquals(3, roots().size(), "two of Ilk's own, and the new one");
    assertFalse(isBelow(svid(), root));
    assertEquals("authority_waiting", Svids.refusal(askAgain()));
    assertEquals(
        "next_authority_not_ready",
        Svids.refusal(rotate(RotateKeys.Ring.X509_SVID, RotateKeys.Urgency.AT_ONCE)));

    pass(ImportedChains.LEAD);
    assertTrue(new Succession(svids.rings, svids.imports).advance(Svids.PROD).isPresent());
    List<X509Certificate> after = svid();
    assertTrue(isBelow(after, root));
    assertTrue(isGood(after));
    assertFalse(isBelow(before, root));
    assertTrue(state().offline());
    assertEquals(imported.key(), state().present().orElseThrow().key());
  }

  private Outcome<RequestAuthority.Request> askAgain() {
    return svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.PROD));
  }

  @Test
  void a_new_root_does_not_wait_for_longer_than_somebody_signs() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    Instant end = Svids.START.plus(Duration.ofDays(4));
    taken(true, root.sign(request(), wish -> wish.until = end), root.certificate);
    pass(Duration.ofDays(3).plus(Duration.ofHours(12)));
    ImportAuthority.Imported next = Svids.released(take(OfflineCa.root("Next"), false));
    assertTrue(next.signsFrom().isBefore(end));
    assertTrue(next.signsFrom().isAfter(svids.now));
  }

  @Test
  void in_haste_it_signs_at_once_and_what_was_signed_before_stays_good() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    List<X509Certificate> before = svid();
    taken(root, true);
    assertTrue(isBelow(svid(), root));
    assertTrue(isGood(before));
    assertTrue(isGood(svid()));
  }

  @Test
  void roots_of_our_own_leave_when_all_they_signed_has_ended() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    long sequence = sequence();
    X509Certificate former = svid().get(1);
    taken(root, true);
    assertTrue(sequence() > sequence);
    pass(Duration.ofDays(99));
    assertEquals(3, roots().size());
    assertTrue(former.getNotAfter().toInstant().isBefore(svids.now));
    long then = sequence();
    pass(Duration.ofDays(1));
    assertEquals(1, roots().size());
    assertTrue(sequence() > then);
    assertTrue(isGood(svid()));
  }

  private long sequence() throws Exception {
    String json = svids.authorities.bundle(Svids.PROD).json();
    return Long.parseLong(json.replaceFirst("(?s).*\"spiffe_sequence\":(\\d+).*", "$1"));
  }

  @Test
  void authorities_between_are_given_out_with_the_leaf() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    OfflineCa middle =
        root.below(
            new OfflineCa.Wish()
                .with(wish -> wish.subject = "O=Acme,CN=Middle")
                .with(wish -> wish.names = new Object[0])
                .with(wish -> wish.constraints[1] = new BasicConstraints(1)));
    assertInstanceOf(
        Outcome.Released.class,
        take(true, middle.sign(request()), middle.certificate, root.certificate));
    assertEquals(3, svid().size());
    assertTrue(isGood(svid()));
  }

  @Test
  void a_leaf_names_its_issuers_key_as_the_company_does() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    byte[] own = {1, 2, 3, 4};
    taken(
        true,
        root.sign(
            request(),
            wish ->
                wish.more.add(
                    new Object[] {Extension.subjectKeyIdentifier, new SubjectKeyIdentifier(own)})),
        root.certificate);
    X509Certificate leaf = svid().getFirst();
    assertTrue(
        java.util.HexFormat.of()
            .formatHex(leaf.getExtensionValue("2.5.29.35"))
            .contains("01020304"));
  }

  @Test
  void the_same_chain_again_is_answered_as_before_and_another_is_refused() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    RequestAuthority.Request request = request();
    X509CertificateHolder signed = root.sign(request);
    ImportAuthority.Imported first = Svids.released(take(false, signed, root.certificate));
    pass(Duration.ofHours(1));
    assertEquals(first, Svids.released(take(true, signed, root.certificate)));
    assertEquals(
        "authority_has_chain", Svids.refusal(take(false, root.sign(request), root.certificate)));
    assertEquals(1, svids.imported.all().size());
  }

  @Test
  void a_break_between_the_import_and_the_rotation_is_made_up_for_on_any_node() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(root, false);
    pass(ImportedChains.LEAD);
    KeyRings other =
        new KeyRings(
            svids.keys, svids.signingKeys, new AuthorityPolicies(svids.imports)::of, svids.clock);
    String next = other.ring(RING).next().kid();
    assertTrue(new Succession(other, svids.imports).advance(Svids.PROD).isPresent());
    // This node has not heard of it, and must not let the key after that one sign.
    assertTrue(new Succession(svids.rings, svids.imports).advance(Svids.PROD).isEmpty());
    assertEquals(next, svids.rings.ring(RING).active().kid());
    assertTrue(isBelow(svid(), root));
  }

  @Test
  void no_schedule_replaces_an_authority_that_has_no_successor() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(root, true);
    String active = svids.rings.ring(RING).active().kid();
    pass(Duration.ofDays(200));
    svids.rings.rotateDue();
    assertEquals(active, svids.rings.ring(RING).active().kid());
    assertTrue(isGood(svid()));
    assertEquals(
        "next_authority_not_ready",
        Svids.refusal(rotate(RotateKeys.Ring.X509_SVID, RotateKeys.Urgency.PLANNED)));
  }

  @Test
  void near_its_end_it_warns_and_after_it_nothing_is_signed() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(
        true,
        root.sign(request(), wish -> wish.until = Svids.START.plus(Duration.ofDays(100))),
        root.certificate);
    pass(Duration.ofDays(69));
    assertEquals(Optional.empty(), state().warning());
    pass(Duration.ofDays(2));
    assertTrue(state().warning().orElseThrow().contains("ilk authority request prod"));
    assertTrue(isGood(svid()));
    pass(Duration.ofDays(29));
    assertEquals("authority_ended", Svids.refusal(svids.certify(Csr.plain(Csr.p256()))));
    assertTrue(state().present().isEmpty());
    assertTrue(state().warning().orElseThrow().startsWith("nobody can sign"));

    OfflineCa later =
        OfflineCa.root(
            OfflineCa.rootWish("Later").with(wish -> wish.from = svids.now.minusSeconds(1)));
    Instant now = svids.now;
    taken(
        false,
        later.sign(
            request(),
            wish -> {
              wish.from = now.minusSeconds(1);
              wish.until = now.plus(Duration.ofDays(90));
            }),
        later.certificate);
    assertTrue(isBelow(svid(), later), "where nobody can sign there is nothing to wait for");
    assertEquals(Optional.empty(), state().warning());
  }

  @Test
  void the_next_one_below_the_same_root_signs_at_once_and_both_are_good() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(root, true);
    List<X509Certificate> first = svid();
    pass(Duration.ofDays(2));
    List<X509Certificate> last = svid();
    taken(root, false);
    assertNotEquals(first.get(1), svid().get(1));
    assertTrue(isGood(last));
    assertTrue(isGood(svid()));
  }

  @Test
  void a_former_root_leaves_when_its_authoritys_key_is_forgotten() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    OfflineCa other = OfflineCa.root("Other");
    taken(root, true);
    pass(Duration.ofDays(101));
    taken(other, true);
    assertEquals(2, roots().size());
    pass(Duration.ofDays(2));
    svids.rings.rotateDue();
    assertEquals(1, roots().size());
    assertTrue(isBelow(svid(), other));
  }

  @Test
  void a_compromised_authority_takes_its_root_along_until_its_end() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(root, true);
    List<X509Certificate> stolen = svid();
    Svids.released(rotate(RotateKeys.Ring.X509_SVID, RotateKeys.Urgency.COMPROMISED));
    assertFalse(isGood(stolen));
    assertEquals("authority_missing", Svids.refusal(svids.certify(Csr.plain(Csr.p256()))));
    assertEquals("chain_root_distrusted", Svids.refusal(take(root, true)));
    OfflineCa renewed = OfflineCa.root(OfflineCa.rootWish("Renewed"), "SHA256withECDSA", root.keys);
    assertEquals("chain_root_distrusted", Svids.refusal(take(renewed, true)));

    OfflineCa other = OfflineCa.root("Other");
    Svids.released(take(other, false));
    assertTrue(isBelow(svid(), other));
    assertTrue(isGood(svid()));
    assertFalse(isGood(stolen));
  }

  @Test
  void a_compromised_root_of_our_own_goes_without_the_imported_authority() throws Exception {
    List<X509Certificate> before = svid();
    OfflineCa root = OfflineCa.root("Root");
    taken(root, true);
    Svids.released(rotate(RotateKeys.Ring.X509_ROOT, RotateKeys.Urgency.COMPROMISED));
    assertFalse(isGood(before));
    assertTrue(isBelow(svid(), root));
    assertTrue(isGood(svid()));
  }

  @Test
  void a_key_that_began_to_sign_while_the_company_signed_is_imported_still() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    RequestAuthority.Request request = request();
    pass(Duration.ofDays(31));
    svids.rings.rotateDue();
    assertEquals(request.key(), svids.rings.ring(RING).active().kid());
    List<X509Certificate> before = svid();
    taken(true, root.sign(request), root.certificate);
    assertTrue(isBelow(svid(), root));
    assertTrue(isGood(before));
  }

  @Test
  void another_environment_keeps_roots_of_its_own() throws Exception {
    taken(OfflineCa.root("Root"), true);
    assertEquals(2, svids.authorities.bundle(Svids.STAGING).roots().size());
    assertFalse(svids.imports.isOffline(Svids.STAGING));
  }

  @Test
  void a_trust_domain_that_was_renamed_signs_nothing_below_the_old_chain() throws Exception {
    taken(OfflineCa.root("Root"), true);
    Authorities renamed =
        svids.authorities(Map.of(Svids.PROD, new dev.ilk.actor.TrustDomain("b.example")));
    assertTrue(renamed.present(Svids.PROD).isEmpty());
  }

  @Test
  void the_inventory_tells_both_levels() throws Exception {
    OfflineCa root =
        OfflineCa.root(OfflineCa.rootWish("Root"), "SHA256withRSA", OfflineCa.rsa(3072));
    taken(root, true);
    List<String> states =
        new AuthorityAssets(svids.authorities, () -> List.of(Svids.PROD))
            .assets().stream().map(asset -> asset.state() + " " + asset.algorithm()).toList();
    assertEquals(
        List.of(
            "root certificate P256",
            "root certificate P256",
            "offline root certificate RSA",
            "issuing certificate P256"),
        states);
    assertTrue(isGood(svid()));
  }

  @Test
  void an_authority_that_ends_signs_nothing_that_would_outlive_it() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    taken(
        true,
        root.sign(request(), wish -> wish.until = Svids.START.plus(Duration.ofDays(4))),
        root.certificate);
    pass(Duration.ofDays(4).minus(Duration.ofSeconds(90)));
    assertEquals("authority_ended", Svids.refusal(svids.certify(Csr.plain(Csr.p256()))));
  }
}
