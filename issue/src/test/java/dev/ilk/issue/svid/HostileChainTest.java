package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.kernel.Problem;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralSubtree;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.NameConstraints;
import org.bouncycastle.cert.X509CertificateHolder;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Chains that must not be taken. Whatever is tried, nothing is kept of it. */
class HostileChainTest {
  private final Svids svids = new Svids();
  private RequestAuthority.Request request;
  private OfflineCa root;

  @BeforeEach
  void ask() throws Exception {
    request = Svids.released(svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.PROD)));
    root = OfflineCa.root("Root");
  }

  @AfterEach
  void nothing_was_kept() {
    assertTrue(svids.imported.all().isEmpty());
  }

  private void refused(String code, String pem) {
    Outcome<ImportAuthority.Imported> outcome =
        svids.pass(svids.proof(svids.api), new ImportAuthority(Svids.PROD, pem, true));
    if (!(outcome instanceof Outcome.Refused<ImportAuthority.Imported> refused)) {
      throw new AssertionError(outcome.toString());
    }
    assertTrue(
        refused.problems().stream().map(Problem::code).anyMatch(code::equals),
        refused.problems().toString());
  }

  private void spoiled(String code, Consumer<OfflineCa.Wish> change) throws Exception {
    refused(code, OfflineCa.pem(root.sign(request, change), root.certificate));
  }

  @Test
  void texts_that_are_no_certificates_are_refused() throws Exception {
    String good = OfflineCa.pem(root.sign(request), root.certificate);
    refused("chain_malformed", "");
    refused("chain_malformed", "no certificate at all");
    refused("chain_malformed", OfflineCa.pem(root.certificate));
    refused("chain_malformed", good.replaceFirst("M", "%"));
    refused("chain_malformed", good.substring(0, good.length() - 30));
    refused("chain_malformed", "-----BEGIN CERTIFICATE-----\n".repeat(50));
    refused(
        "chain_malformed", good + "-----BEGIN PRIVATE KEY-----\nAA==\n-----END PRIVATE KEY-----");
    refused("chain_malformed", good + " ".repeat(64 << 10));
    refused(
        "chain_malformed",
        "-----BEGIN CERTIFICATE-----\nMAA=\n-----END CERTIFICATE-----\n".repeat(2));
  }

  @Test
  void a_certificate_with_something_behind_it_is_refused() throws Exception {
    byte[] der = root.sign(request).getEncoded();
    refused(
        "chain_malformed",
        Pem.of(Arrays.copyOf(der, der.length + 1)) + OfflineCa.pem(root.certificate));
  }

  @Test
  void two_hundred_certificates_are_refused() throws Exception {
    X509CertificateHolder[] chain = new X509CertificateHolder[200];
    Arrays.fill(chain, root.certificate);
    chain[0] = root.sign(request);
    refused("chain_malformed", OfflineCa.pem(chain));
    refused("chain_malformed", OfflineCa.pem(Arrays.copyOf(chain, 5)));
  }

  @Test
  void a_chain_for_another_key_is_refused() throws Exception {
    X509CertificateHolder other =
        root.sign(OfflineCa.publicKey(OfflineCa.elliptic()), new OfflineCa.Wish());
    refused("chain_key_other", OfflineCa.pem(other, root.certificate));
  }

  @Test
  void a_chain_for_another_environments_key_is_refused() throws Exception {
    RequestAuthority.Request staging =
        Svids.released(svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.STAGING)));
    refused("chain_key_other", OfflineCa.pem(root.sign(staging), root.certificate));
  }

  @Test
  void certificates_outside_their_time_are_refused() throws Exception {
    spoiled("chain_ended", wish -> wish.until = Svids.START.minusSeconds(1));
    spoiled("chain_not_begun", wish -> wish.from = Svids.START.plusSeconds(60));
    spoiled("chain_ends_soon", wish -> wish.until = Svids.START.plus(Duration.ofDays(2)));
    OfflineCa over =
        OfflineCa.root(OfflineCa.rootWish("Over").with(wish -> wish.until = Svids.START));
    refused("chain_ended", OfflineCa.pem(over.sign(request), over.certificate));
  }

  @Test
  void what_is_no_authority_is_refused() throws Exception {
    spoiled("chain_not_authority", wish -> wish.constraints = new Object[0]);
    spoiled("chain_not_authority", wish -> wish.constraints[1] = new BasicConstraints(false));
    spoiled("chain_key_usage", wish -> wish.usage = new Object[0]);
    spoiled("chain_key_usage", wish -> wish.usage[1] = new KeyUsage(KeyUsage.digitalSignature));
  }

  @Test
  void a_root_that_is_no_authority_is_refused() throws Exception {
    OfflineCa leaf =
        OfflineCa.root(OfflineCa.rootWish("Leaf").with(wish -> wish.constraints = new Object[0]));
    refused("chain_not_authority", OfflineCa.pem(leaf.sign(request), leaf.certificate));
  }

  @Test
  void a_path_length_that_is_too_short_is_refused() throws Exception {
    OfflineCa narrow =
        OfflineCa.root(
            OfflineCa.rootWish("Narrow")
                .with(wish -> wish.constraints[1] = new BasicConstraints(0)));
    refused("chain_path_length", OfflineCa.pem(narrow.sign(request), narrow.certificate));
    OfflineCa middle = root.below(new OfflineCa.Wish().with(wish -> wish.subject = "CN=Middle"));
    refused(
        "chain_path_length",
        OfflineCa.pem(middle.sign(request), middle.certificate, root.certificate));
  }

  @Test
  void another_trust_domain_is_refused() throws Exception {
    spoiled("chain_trust_domain", wish -> wish.names = new Object[0]);
    spoiled("chain_trust_domain", wish -> wish.names[1] = OfflineCa.uri("spiffe://b.example"));
    spoiled(
        "chain_trust_domain", wish -> wish.names[1] = OfflineCa.uri(OfflineCa.DOMAIN + "/main/x"));
    OfflineCa foreign =
        OfflineCa.root(
            OfflineCa.rootWish("Foreign")
                .with(wish ->
                    wish.names =
                        new Object[] {
                          Extension.subjectAlternativeName, OfflineCa.uri("spiffe://b.example")
                        }));
    refused("chain_trust_domain", OfflineCa.pem(foreign.sign(request), foreign.certificate));
  }

  private static Consumer<OfflineCa.Wish> constrained(
      GeneralSubtree[] permitted, GeneralSubtree[] excluded) {
    return wish ->
        wish.more.add(
            new Object[] {Extension.nameConstraints, new NameConstraints(permitted, excluded)});
  }

  private static GeneralSubtree[] host(String host) {
    return new GeneralSubtree[] {
      new GeneralSubtree(new GeneralName(GeneralName.uniformResourceIdentifier, host))
    };
  }

  @Test
  void name_constraints_that_exclude_the_trust_domain_are_refused() throws Exception {
    spoiled("chain_name_constraints", constrained(null, host("prod.ilk.acme.example")));
    spoiled("chain_name_constraints", constrained(null, host(".acme.example")));
    spoiled("chain_name_constraints", constrained(host("staging.ilk.acme.example"), null));
    OfflineCa above =
        OfflineCa.root(OfflineCa.rootWish("Above").with(constrained(host(".b.example"), null)));
    refused("chain_name_constraints", OfflineCa.pem(above.sign(request), above.certificate));
  }

  @Test
  void weak_keys_and_digests_are_refused() throws Exception {
    OfflineCa small =
        OfflineCa.root(OfflineCa.rootWish("Small"), "SHA256withRSA", OfflineCa.rsa(1024));
    refused("chain_weak", OfflineCa.pem(small.sign(request), small.certificate));
    OfflineCa old = OfflineCa.root(OfflineCa.rootWish("Old"), "SHA1withRSA", OfflineCa.rsa(2048));
    refused("chain_weak", OfflineCa.pem(old.sign(request), old.certificate));
  }

  @Test
  void another_root_than_the_one_that_signed_is_refused() throws Exception {
    OfflineCa other = OfflineCa.root("Other");
    refused("chain_order", OfflineCa.pem(root.sign(request), other.certificate));
    OfflineCa namesake = OfflineCa.root("Root");
    refused("chain_signature", OfflineCa.pem(root.sign(request), namesake.certificate));
    refused("chain_order", OfflineCa.pem(root.certificate, root.sign(request)));
  }

  @Test
  void a_chain_without_its_root_is_refused() throws Exception {
    OfflineCa middle =
        root.below(
            new OfflineCa.Wish()
                .with(wish -> wish.subject = "CN=Middle")
                .with(wish -> wish.constraints[1] = new BasicConstraints(1)));
    refused("chain_root_missing", OfflineCa.pem(middle.sign(request), middle.certificate));
  }

  @Test
  void uses_that_leaves_do_not_have_are_refused() throws Exception {
    spoiled(
        "chain_extended_usage",
        wish ->
            wish.more.add(
                new Object[] {
                  Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning)
                }));
  }

  @Test
  void critical_extensions_that_nobody_knows_are_refused() throws Exception {
    spoiled(
        "chain_refused",
        wish ->
            wish.more.add(
                new Object[] {new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1"), DERNull.INSTANCE}));
  }

  @Test
  void all_that_is_wrong_is_told_at_once() throws Exception {
    Outcome<?> outcome =
        svids.pass(
            svids.proof(svids.api),
            new ImportAuthority(
                Svids.PROD,
                OfflineCa.pem(
                    root.sign(
                        request,
                        wish -> {
                          wish.until = Svids.START;
                          wish.usage = new Object[0];
                          wish.names = new Object[0];
                        }),
                    root.certificate),
                false));
    assertEquals(3, ((Outcome.Refused<?>) outcome).problems().size());
  }

  @Test
  void chains_with_flipped_bytes_are_refused() throws Exception {
    Random random = new Random(20261123);
    byte[] der = root.sign(request).getEncoded();
    for (int round = 0; round < 300; round++) {
      byte[] flipped = der.clone();
      flipped[random.nextInt(der.length)] ^= (byte) (1 + random.nextInt(255));
      Outcome<?> outcome =
          svids.pass(
              svids.proof(svids.api),
              new ImportAuthority(
                  Svids.PROD, Pem.of(flipped) + OfflineCa.pem(root.certificate), true));
      assertTrue(outcome instanceof Outcome.Refused<?>, outcome.toString());
    }
  }
}
