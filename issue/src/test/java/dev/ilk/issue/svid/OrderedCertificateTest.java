package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.nimbusds.jose.util.X509CertChainUtils;
import com.nimbusds.jose.util.X509CertUtils;
import dev.ilk.gate.ImportAuthority;
import dev.ilk.gate.RequestAuthority;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.VerifyingKey;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DEROctetString;
import org.bouncycastle.asn1.DERPrintableString;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

/** What a request for an ordered certificate may ask for, and what it gets. */
class OrderedCertificateTest {
  private static final String A = "a.acme.example";
  private static final String B = "b.acme.example";

  private final Svids svids = new Svids();
  private final KeyPair keys;

  OrderedCertificateTest() throws Exception {
    keys = Csr.p256();
  }

  private static GeneralName dns(String name) {
    return new GeneralName(GeneralName.dNSName, name);
  }

  /** A request with a subject and extensions, in pairs of type and value. */
  private byte[] request(String subject, Object... extensions) throws Exception {
    PKCS10CertificationRequestBuilder builder =
        new JcaPKCS10CertificationRequestBuilder(new X500Name(subject), keys.getPublic());
    ExtensionsGenerator generator = new ExtensionsGenerator();
    for (int i = 0; i < extensions.length; i += 2) {
      generator.addExtension(
          (ASN1ObjectIdentifier) extensions[i], false, (ASN1Encodable) extensions[i + 1]);
    }
    if (extensions.length > 0) {
      builder.addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, generator.generate());
    }
    return Csr.der(builder, keys.getPrivate(), "SHA256withECDSA");
  }

  private Result<ServerCertificates.Signed> sign(byte[] request, String accountKey)
      throws Exception {
    return new ServerCertificates(svids.authorities)
        .sign(
            Svids.PROD,
            new TreeSet<>(List.of(A, B)),
            Base64.getUrlEncoder().withoutPadding().encodeToString(request),
            accountKey,
            svids.now,
            svids.now.plus(Duration.ofHours(1)));
  }

  private void refused(String code, byte[] request) throws Exception {
    switch (sign(request, "other")) {
      case Result.Ok<ServerCertificates.Signed> ok -> throw new AssertionError("signed");
      case Result.Failed<ServerCertificates.Signed>(List<Problem> problems) ->
          assertEquals(code, problems.getFirst().code(), problems.toString());
    }
  }

  private X509Certificate signed(byte[] request) throws Exception {
    return switch (sign(request, "other")) {
      case Result.Ok<ServerCertificates.Signed>(ServerCertificates.Signed leaf) ->
          X509CertUtils.parse(leaf.certificate().chain());
      case Result.Failed<ServerCertificates.Signed>(List<Problem> problems) ->
          throw new AssertionError(problems.toString());
    };
  }

  @Test
  void the_certificate_has_the_ordered_names_and_no_other() throws Exception {
    X509Certificate leaf =
        signed(request("", Extension.subjectAlternativeName, new GeneralNames(names(A, B))));
    assertEquals(
        List.of(List.of(2, A), List.of(2, B)), List.copyOf(leaf.getSubjectAlternativeNames()));
    assertTrue(leaf.getCriticalExtensionOIDs().contains(Extension.subjectAlternativeName.getId()));
    assertEquals("", leaf.getSubjectX500Principal().getName());
    assertEquals(-1, leaf.getBasicConstraints());
    boolean[] usage = leaf.getKeyUsage();
    assertTrue(usage[0]);
    assertEquals(1, countTrue(usage));
    assertEquals(2, leaf.getExtendedKeyUsage().size());
    assertNotNull(leaf.getExtensionValue(Extension.noRevAvail.getId()));
    assertNull(leaf.getExtensionValue(Extension.cRLDistributionPoints.getId()));
  }

  @Test
  void below_an_offline_root_the_chain_leads_to_that_one() throws Exception {
    OfflineCa root = OfflineCa.root("Root");
    RequestAuthority.Request asked =
        Svids.released(svids.pass(svids.proof(svids.api), new RequestAuthority(Svids.PROD)));
    String chain = OfflineCa.pem(root.sign(asked), root.certificate);
    Svids.released(
        svids.pass(svids.proof(svids.api), new ImportAuthority(Svids.PROD, chain, true)));
    byte[] request = request("", Extension.subjectAlternativeName, new GeneralNames(names(A, B)));
    if (!(sign(request, "other") instanceof Result.Ok<ServerCertificates.Signed>(var leaf))) {
      throw new AssertionError("not signed");
    }
    List<X509Certificate> given = X509CertChainUtils.parse(leaf.certificate().chain());
    assertEquals(2, given.size());
    given.get(0).verify(given.get(1).getPublicKey());
    given.get(1).verify(root.keys.getPublic());
  }

  private static int countTrue(boolean[] bits) {
    int count = 0;
    for (boolean bit : bits) {
      count += bit ? 1 : 0;
    }
    return count;
  }

  private static GeneralName[] names(String... names) {
    return Arrays.stream(names).map(OrderedCertificateTest::dns).toArray(GeneralName[]::new);
  }

  @Test
  void what_clients_habitually_ask_for_beside_is_let_pass() throws Exception {
    signed(
        request(
            "CN=" + A,
            Extension.subjectAlternativeName,
            new GeneralNames(names(A, B)),
            Extension.basicConstraints,
            new BasicConstraints(false),
            Extension.keyUsage,
            new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyEncipherment),
            Extension.extendedKeyUsage,
            new ExtendedKeyUsage(KeyPurposeId.id_kp_serverAuth)));
    signed(request("CN=" + A, Extension.subjectAlternativeName, new GeneralNames(dns(B))));
  }

  @Test
  void other_names_than_the_orders_are_refused() throws Exception {
    for (GeneralName[] names :
        List.of(
            names(A),
            names(A, B, "c.acme.example"),
            names(A, "*.acme.example"),
            names(A, B.toUpperCase(java.util.Locale.ROOT)),
            names(A, B + "."),
            names(A, B + "\0.evil.test"),
            new GeneralName[] {dns(A), dns(B), Csr.uri("spiffe://prod.ilk.acme.example/x")},
            new GeneralName[] {dns(A), dns(B), new GeneralName(GeneralName.iPAddress, "10.0.0.1")},
            new GeneralName[] {
              dns(A), dns(B), new GeneralName(GeneralName.rfc822Name, "a@acme.example")
            },
            new GeneralName[] {
              dns(A), dns(B), new GeneralName(GeneralName.directoryName, new X500Name("CN=x"))
            })) {
      refused(
          "csr_wants_more", request("", Extension.subjectAlternativeName, new GeneralNames(names)));
    }
    refused("csr_wants_more", request("CN=" + A));
    refused("csr_wants_more", request(""));
    String[] many = new String[101];
    Arrays.fill(many, A);
    refused(
        "csr_wants_more",
        request("", Extension.subjectAlternativeName, new GeneralNames(names(many))));
  }

  @Test
  void other_subjects_are_refused() throws Exception {
    GeneralNames both = new GeneralNames(names(A, B));
    for (String subject :
        List.of("CN=c.acme.example", "CN=" + A + ",O=Acme", "O=Acme", "CN=" + A + "+O=Acme")) {
      refused("csr_wants_more", request(subject, Extension.subjectAlternativeName, both));
    }
  }

  @Test
  void powers_of_an_authority_and_other_extensions_are_refused() throws Exception {
    GeneralNames both = new GeneralNames(names(A, B));
    Object[][] wanted = {
      {Extension.basicConstraints, new BasicConstraints(true)},
      {Extension.basicConstraints, new BasicConstraints(3)},
      {Extension.keyUsage, new KeyUsage(KeyUsage.keyCertSign)},
      {Extension.keyUsage, new KeyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign)},
      {Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning)},
      {Extension.extendedKeyUsage, new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage)},
      {Extension.nameConstraints, new DEROctetString(new byte[] {1})},
      {Extension.keyUsage, new DERUTF8String("all")},
      {Extension.basicConstraints, new DERPrintableString("no")},
      {new ASN1ObjectIdentifier("1.3.6.1.5.5.7.1.24"), new DERIA5String("must staple")}
    };
    for (Object[] one : wanted) {
      refused(
          "csr_wants_more", request("", Extension.subjectAlternativeName, both, one[0], one[1]));
    }
  }

  @Test
  void the_accounts_own_key_is_not_certified() throws Exception {
    byte[] request = request("", Extension.subjectAlternativeName, new GeneralNames(names(A, B)));
    if (!(VerifyingKey.of(keys.getPublic()) instanceof Result.Ok<VerifyingKey>(VerifyingKey key))
        || !(sign(request, key.thumbprint())
            instanceof Result.Failed<ServerCertificates.Signed>(List<Problem> problems))) {
      throw new AssertionError("signed");
    }
    assertEquals("csr_account_key", problems.getFirst().code());
  }

  @Test
  void damaged_requests_are_refused_and_never_break_anything() throws Exception {
    byte[] good = request("", Extension.subjectAlternativeName, new GeneralNames(names(A, B)));
    Random random = new Random(2986);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = good.clone();
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));
      assertTrue(sign(damaged, "other") instanceof Result.Failed<?>);
      byte[] cut = Arrays.copyOf(good, random.nextInt(good.length));
      assertTrue(sign(cut, "other") instanceof Result.Failed<?>);
    }
  }
}
