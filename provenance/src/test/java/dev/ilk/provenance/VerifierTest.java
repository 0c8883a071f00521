package dev.ilk.provenance;

import static dev.ilk.provenance.Bundles.BUILDER;
import static dev.ilk.provenance.Bundles.COMMIT;
import static dev.ilk.provenance.Bundles.IDENTITY;
import static dev.ilk.provenance.Bundles.IMAGE;
import static dev.ilk.provenance.Bundles.ISSUER;
import static dev.ilk.provenance.Bundles.NOW;
import static dev.ilk.provenance.Bundles.SOURCE;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.ImageDigest;
import dev.ilk.actor.ProvenanceRule;
import dev.ilk.kernel.Result;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.junit.jupiter.api.Test;

class VerifierTest {
  /** What says nothing that is believed: hints, and what other members say again. */
  private static final Set<String> IDLE =
      Set.of(
          "/verificationMaterial/publicKey/hint",
          "/dsseEnvelope/signatures/0/keyid",
          "/verificationMaterial/tlogEntries/0/kindVersion/kind",
          "/verificationMaterial/tlogEntries/0/kindVersion/version");

  private final Bundles made;

  VerifierTest() throws Exception {
    made = new Bundles();
  }

  private static Verifier by(ProvenanceRule rule) {
    return switch (Verifier.of(rule)) {
      case Result.Ok<Verifier>(Verifier verifier) -> verifier;
      case Result.Failed<Verifier> failed -> throw new AssertionError(failed.problems());
    };
  }

  private static Result<Verified> verified(ProvenanceRule rule, JsonNode bundle, Instant now) {
    return by(rule).verify(bundle.toString().getBytes(StandardCharsets.UTF_8), now);
  }

  private static void refused(String code, Result<Verified> result) {
    Result.Failed<?> failed =
        assertInstanceOf(Result.Failed.class, result, () -> "accepted: " + result);
    assertEquals(code, failed.problems().getFirst().code(), failed.problems().toString());
  }

  private ObjectNode certified() throws Exception {
    return made.certified(Bundles.statement(), made.leaf(), NOW);
  }

  @Test
  void what_a_key_signed_is_verified() throws Exception {
    assertEquals(
        Result.ok(
            new Verified(
                Set.of(new ImageDigest("sha256:" + IMAGE)),
                BUILDER,
                SOURCE,
                COMMIT,
                Optional.empty())),
        verified(made.keyed(), made.byKey(Bundles.statement()), NOW));
  }

  @Test
  void what_is_certified_and_logged_is_verified_long_after_the_certificate_ended()
      throws Exception {
    Result<Verified> result =
        verified(made.certified(), certified(), NOW.plus(Duration.ofDays(200)));
    Verified verified =
        (Verified)
            ((Result.Ok<?>) assertInstanceOf(Result.Ok.class, result, result::toString)).value();
    assertEquals(Optional.of(NOW), verified.logged());
    assertEquals(COMMIT, verified.commit());
  }

  @Test
  void without_a_log_the_certificate_must_hold_now() throws Exception {
    ProvenanceRule with = made.certified();
    ProvenanceRule rule =
        new ProvenanceRule(with.builder(), with.source(), with.signer(), Optional.empty());
    assertInstanceOf(Result.Ok.class, verified(rule, certified(), NOW));
    refused("certificate_not_issued", verified(rule, certified(), NOW.plusSeconds(3600)));
  }

  @Test
  void every_member_that_is_changed_is_noticed() throws Exception {
    eachChanged(made.byKey(Bundles.statement()), made.keyed());
    eachChanged(certified(), made.certified());
  }

  private static void eachChanged(ObjectNode bundle, ProvenanceRule rule) {
    List<String> leaves = new ArrayList<>();
    leaves("", bundle, leaves);
    assertTrue(leaves.size() >= 5, leaves.toString());
    for (String leaf : leaves) {
      if (!IDLE.contains(leaf)) {
        for (int i = 0; i < 3; i++) {
          JsonNode changed = changed(bundle.deepCopy(), leaf, i);
          assertInstanceOf(
              Result.Failed.class, verified(rule, changed, NOW), () -> leaf + " in " + changed);
        }
      }
    }
  }

  private static void leaves(String path, JsonNode node, List<String> into) {
    if (node.isObject()) {
      node.properties().forEach(one -> leaves(path + "/" + one.getKey(), one.getValue(), into));
    } else if (node.isArray()) {
      for (int i = 0; i < node.size(); i++) {
        leaves(path + "/" + i, node.get(i), into);
      }
    } else {
      into.add(path);
    }
  }

  /** Another character, one less, or nothing at all. */
  private static JsonNode changed(JsonNode root, String path, int how) {
    int last = path.lastIndexOf('/');
    JsonNode parent = root.at(path.substring(0, last));
    String name = path.substring(last + 1);
    String text = root.at(path).asText();
    int at = text.length() / 2;
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    String value =
        switch (how) {
          case 0 -> text.substring(0, at) + other + text.substring(at + 1);
          case 1 -> text.substring(1);
          default -> "";
        };
    switch (parent) {
      case ObjectNode object -> object.put(name, value);
      case ArrayNode array -> array.set(Integer.parseInt(name), value);
      default -> throw new AssertionError(path);
    }
    return root;
  }

  private void statementRefused(String code, Consumer<ObjectNode> change) throws Exception {
    ObjectNode statement = Bundles.statement();
    change.accept(statement);
    refused(code, verified(made.keyed(), made.byKey(statement), NOW));
  }

  @Test
  void a_genuine_statement_that_says_something_else_is_refused() throws Exception {
    statementRefused(
        "builder_other",
        one -> ((ObjectNode) one.at("/predicate/runDetails/builder")).put("id", "https://laptop"));
    statementRefused(
        "source_other",
        one ->
            ((ObjectNode) one.at("/predicate/buildDefinition/resolvedDependencies/0"))
                .put("uri", "git+https://github.com/acme/shop-fork@refs/heads/main"));
    statementRefused(
        "source_other",
        one ->
            ((ObjectNode) one.at("/predicate/buildDefinition/resolvedDependencies/0/digest"))
                .put("gitCommit", "main"));
    statementRefused(
        "source_other",
        one -> ((ObjectNode) one.at("/predicate/buildDefinition")).remove("resolvedDependencies"));
    statementRefused(
        "source_other",
        one -> {
          ArrayNode list = (ArrayNode) one.at("/predicate/buildDefinition/resolvedDependencies");
          ObjectNode second = list.get(0).deepCopy();
          ((ObjectNode) second.get("digest")).put("gitCommit", "d".repeat(40));
          list.add(second);
        });
    statementRefused(
        "provenance_malformed",
        one -> one.put("predicateType", "https://slsa.dev/provenance/v0.2"));
    statementRefused(
        "provenance_malformed", one -> one.put("_type", "https://in-toto.io/Statement/v0.1"));
    statementRefused("provenance_malformed", one -> ((ArrayNode) one.get("subject")).removeAll());
    statementRefused(
        "provenance_malformed",
        one ->
            ((ObjectNode) one.at("/subject/0/digest"))
                .put("sha256", IMAGE.toUpperCase(java.util.Locale.ROOT)));
  }

  @Test
  void another_signer_is_refused() throws Exception {
    Bundles others = new Bundles();
    refused("signature_invalid", verified(made.keyed(), others.byKey(Bundles.statement()), NOW));
    refused("signer_other", verified(made.keyed(), certified(), NOW));
    refused("log_entry_missing", verified(made.certified(), made.byKey(Bundles.statement()), NOW));
    refused(
        "log_entry_missing",
        verified(made.certified(), others.certified(Bundles.statement(), others.leaf(), NOW), NOW));
  }

  @Test
  void a_certificate_that_is_not_for_this_signing_is_refused() throws Exception {
    KeyPurposeId signing = KeyPurposeId.id_kp_codeSigning;
    Instant before = NOW.minusSeconds(60);
    refused(
        "signer_other",
        verified(
            made.certified(),
            made.certified(
                Bundles.statement(), made.leaf(IDENTITY + "x", ISSUER, signing, before), NOW),
            NOW));
    refused(
        "signer_other",
        verified(
            made.certified(),
            made.certified(
                Bundles.statement(),
                made.leaf(IDENTITY, "https://gitlab.com", signing, before),
                NOW),
            NOW));
    refused(
        "certificate_use",
        verified(
            made.certified(),
            made.certified(
                Bundles.statement(),
                made.leaf(IDENTITY, ISSUER, KeyPurposeId.id_kp_clientAuth, before),
                NOW),
            NOW));
    refused(
        "certificate_not_issued",
        verified(
            made.certified(),
            made.certified(
                Bundles.statement(),
                made.leaf(IDENTITY, ISSUER, signing, NOW.minusSeconds(3600)),
                NOW),
            NOW));
  }

  @Test
  void the_signature_of_an_artifact_says_nothing_of_how_it_was_built() throws Exception {
    byte[] artifact = "manifest".getBytes(StandardCharsets.UTF_8);
    refused("provenance_missing", verified(made.keyed(), made.ofMessage(artifact), NOW));
    ObjectNode other = made.ofMessage(artifact);
    ((ObjectNode) other.at("/messageSignature/messageDigest"))
        .put("digest", Bundles.base64(Bundles.sha256(new byte[1])));
    refused("signature_invalid", verified(made.keyed(), other, NOW));
  }

  @Test
  void an_entry_of_another_signature_in_the_log_is_refused() throws Exception {
    ObjectNode one = certified();
    ObjectNode other = made.certified(Bundles.statement("b".repeat(64), COMMIT), made.leaf(), NOW);
    ((ObjectNode) one.get("verificationMaterial"))
        .set("tlogEntries", other.at("/verificationMaterial/tlogEntries"));
    refused("log_entry_wrong", verified(made.certified(), one, NOW));
  }

  @Test
  void other_versions_and_members_are_refused() throws Exception {
    ObjectNode old = made.byKey(Bundles.statement());
    old.put("mediaType", "application/vnd.dev.sigstore.bundle+json;version=0.2");
    refused("provenance_malformed", verified(made.keyed(), old, NOW));
    refused(
        "provenance_malformed",
        verified(made.keyed(), made.byKey(Bundles.statement()).put("more", 1), NOW));
    ObjectNode two = made.byKey(Bundles.statement());
    ArrayNode signatures = (ArrayNode) two.at("/dsseEnvelope/signatures");
    signatures.add(signatures.get(0).deepCopy());
    refused("provenance_malformed", verified(made.keyed(), two, NOW));
    ObjectNode both = made.byKey(Bundles.statement());
    both.set("messageSignature", made.ofMessage(new byte[1]).get("messageSignature"));
    refused("provenance_malformed", verified(made.keyed(), both, NOW));
  }

  @Test
  void bytes_that_chance_made_are_no_bundle() throws Exception {
    Random random = new Random(20261122);
    byte[] sound = certified().toString().getBytes(StandardCharsets.UTF_8);
    Verifier verifier = by(made.certified());
    for (int i = 0; i < 2000; i++) {
      byte[] bytes = sound.clone();
      int from = random.nextInt(bytes.length);
      for (int j = from; j < Math.min(bytes.length, from + 1 + random.nextInt(40)); j++) {
        bytes[j] = (byte) random.nextInt(256);
      }
      assertInstanceOf(Result.class, verifier.verify(bytes, NOW));
    }
    refused("provenance_malformed", verifier.verify(new byte[Bundle.LONGEST + 1], NOW));
    for (String text : List.of("", "{}", "[]", "null", "{\"mediaType\":{}}", "[".repeat(100))) {
      assertInstanceOf(
          Result.Failed.class, verifier.verify(text.getBytes(StandardCharsets.UTF_8), NOW), text);
    }
  }

  @Test
  void a_rule_whose_keys_or_authorities_are_none_is_no_rule() throws Exception {
    ProvenanceRule rule = made.certified();
    for (ProvenanceRule.Signer signer :
        List.of(
            new ProvenanceRule.Keys("{}"),
            new ProvenanceRule.Certified("", IDENTITY, ISSUER),
            new ProvenanceRule.Certified(
                Bundles.pem("CERTIFICATE", made.leaf().getEncoded()), IDENTITY, ISSUER))) {
      assertInstanceOf(
          Result.Failed.class,
          Verifier.of(new ProvenanceRule(BUILDER, SOURCE, signer, rule.logs())));
    }
    assertInstanceOf(
        Result.Failed.class,
        Verifier.of(new ProvenanceRule(BUILDER, SOURCE, rule.signer(), Optional.of("x"))));
  }
}
