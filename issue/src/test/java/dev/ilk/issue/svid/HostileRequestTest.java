package dev.ilk.issue.svid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.gate.Outcome;
import dev.ilk.record.Event;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.ContentSigner;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequestBuilder;
import org.junit.jupiter.api.Test;

class HostileRequestTest {
  private static final Set<String> REFUSALS =
      Set.of(
          "csr_malformed",
          "csr_signature",
          "csr_wants_more",
          "key_malformed",
          "key_type_unknown",
          "key_weak");

  private final Svids svids = new Svids();
  private final KeyPair keys = Csr.p256();

  HostileRequestTest() throws Exception {}

  @Test
  void a_request_for_a_key_that_its_sender_does_not_hold_is_refused() throws Exception {
    KeyPair others = Csr.p256();
    String stolen = Csr.pem(Csr.der(Csr.builder(others), keys.getPrivate(), "SHA256withECDSA"));
    assertEquals("csr_signature", refusal(stolen));
  }

  @Test
  void a_weak_key_is_refused() throws Exception {
    assertEquals("key_weak", refusal(Csr.plain(Csr.rsa(1024), "SHA256withRSA")));
  }

  @Test
  void a_signature_with_sha_1_is_refused() throws Exception {
    assertEquals("csr_signature", refusal(Csr.plain(keys, "SHA1withECDSA")));
    assertEquals("csr_signature", refusal(Csr.plain(Csr.rsa(2048), "SHA1withRSA")));
  }

  @Test
  void a_curve_that_nobody_should_use_is_refused() throws Exception {
    BouncyCastleProvider library = new BouncyCastleProvider();
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC", library);
    generator.initialize(new ECGenParameterSpec("secp256k1"));
    KeyPair pair = generator.generateKeyPair();
    PKCS10CertificationRequestBuilder builder =
        new PKCS10CertificationRequestBuilder(
            new X500Name("CN=a"), SubjectPublicKeyInfo.getInstance(pair.getPublic().getEncoded()));
    ContentSigner signer =
        new JcaContentSignerBuilder("SHA256withECDSA")
            .setProvider(library)
            .build(pair.getPrivate());
    String code = refusal(Csr.pem(builder.build(signer).getEncoded()));
    assertTrue(Set.of("csr_malformed", "key_type_unknown").contains(code), code);
  }

  @Test
  void other_names_are_refused() throws Exception {
    String sibling = Svids.ID.replace("payments-api", "payments-admin");
    for (GeneralName[] names :
        List.of(
            new GeneralName[] {Csr.uri(sibling)},
            new GeneralName[] {Csr.uri(Svids.ID), Csr.uri(sibling)},
            new GeneralName[] {
              Csr.uri(Svids.ID), new GeneralName(GeneralName.dNSName, "bank.example")
            },
            new GeneralName[] {new GeneralName(GeneralName.iPAddress, "192.0.2.1")},
            new GeneralName[] {Csr.uri("spiffe://prod.ilk.acme.example")},
            new GeneralName[] {Csr.uri(Svids.ID + "/")},
            new GeneralName[] {Csr.uri(Svids.ID.toUpperCase(Locale.ROOT))})) {
      assertEquals("csr_wants_more", refusal(Csr.naming(keys, names)), Arrays.toString(names));
    }
  }

  @Test
  void to_be_an_authority_is_refused() throws Exception {
    assertEquals(
        "csr_wants_more",
        refusal(
            Csr.extended(keys, Extension.basicConstraints.getId(), new BasicConstraints(true))));
    assertEquals(
        "csr_wants_more",
        refusal(
            Csr.extended(keys, Extension.keyUsage.getId(), new KeyUsage(KeyUsage.keyCertSign))));
  }

  @Test
  void extensions_that_are_none_are_refused() throws Exception {
    var builder =
        Csr.builder(keys)
            .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, DERNull.INSTANCE);
    String csr = Csr.pem(Csr.der(builder, keys.getPrivate(), "SHA256withECDSA"));
    assertEquals("csr_wants_more", refusal(csr));
    assertEquals(
        "csr_wants_more",
        refusal(Csr.extended(keys, Extension.subjectAlternativeName.getId(), DERNull.INSTANCE)));
  }

  @Test
  void attributes_that_nobody_knows_are_refused() throws Exception {
    var builder =
        Csr.builder(keys)
            .addAttribute(
                PKCSObjectIdentifiers.pkcs_9_at_challengePassword, new DERUTF8String("p"));
    String csr = Csr.pem(Csr.der(builder, keys.getPrivate(), "SHA256withECDSA"));
    assertEquals("csr_wants_more", refusal(csr));
  }

  @Test
  void what_is_no_request_is_refused() throws Exception {
    String good = Csr.plain(keys);
    for (String text :
        List.of(
            "",
            "x",
            "-----BEGIN CERTIFICATE REQUEST----------END CERTIFICATE REQUEST-----",
            good.substring(5),
            good.replace("REQUEST", "REQUEST "),
            good + good,
            good.replace('M', '*'),
            "-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n",
            good.replace("\n", "\n" + "A".repeat(20_000)),
            Csr.pem(new byte[] {0x30, (byte) 0x84, 0x7f, -1, -1, -1}),
            Csr.pem(new byte[4000]))) {
      assertEquals("csr_malformed", refusal(text));
    }
  }

  @Test
  void a_request_with_bytes_behind_it_is_refused() throws Exception {
    byte[] der = Csr.der(Csr.builder(keys), keys.getPrivate(), "SHA256withECDSA");
    assertEquals("csr_malformed", refusal(Csr.pem(Arrays.copyOf(der, der.length + 1))));
  }

  @Test
  void a_request_that_was_changed_anywhere_is_refused() throws Exception {
    byte[] der = Csr.der(Csr.builder(keys), keys.getPrivate(), "SHA256withECDSA");
    Random random = new Random(20261122);
    for (int round = 0; round < 3000; round++) {
      byte[] changed = der.clone();
      int changes = 1 + random.nextInt(3);
      for (int i = 0; i < changes; i++) {
        int place = random.nextInt(changed.length);
        changed[place] ^= (byte) (1 << random.nextInt(8));
      }
      if (!Arrays.equals(changed, der)) {
        String code = refusal(Csr.pem(changed));
        assertTrue(REFUSALS.contains(code), code);
      }
    }
  }

  @Test
  void a_refused_request_is_in_the_record() throws Exception {
    refusal("x");
    Event event = svids.events.getLast();
    assertEquals(Event.Result.REFUSED, event.result());
    assertEquals("csr_malformed", event.verdict().code());
  }

  private String refusal(String csr) {
    Outcome<?> outcome = svids.certify(csr);
    return Svids.refusal(outcome);
  }
}
