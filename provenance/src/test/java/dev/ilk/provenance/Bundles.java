package dev.ilk.provenance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.ProvenanceRule;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERUTF8String;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A builder with an authority and a log of its own, made of the JDK's keys and Bouncy Castle's
 * certificates, which writes bundles as Sigstore's clients do.
 */
public final class Bundles {
  public static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  public static final String BUILDER = "https://github.com/actions/runner/github-hosted";
  public static final String SOURCE = "https://github.com/acme/shop";
  public static final String COMMIT = "c2a8b1d0".repeat(5);
  public static final String IMAGE = "a".repeat(64);
  public static final String IDENTITY = SOURCE + "/.github/workflows/release.yml@refs/heads/main";
  public static final String ISSUER = "https://token.actions.githubusercontent.com";

  static final ObjectMapper JSON = new ObjectMapper();

  final KeyPair authority = pair();
  final KeyPair log = pair();
  public final KeyPair signer = pair();

  public Bundles() throws Exception {}

  static KeyPair pair() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return generator.generateKeyPair();
  }

  /** A rule that trusts the signer's key. */
  public ProvenanceRule keyed() {
    return new ProvenanceRule(
        BUILDER, SOURCE, new ProvenanceRule.Keys(jwks(signer)), Optional.empty());
  }

  /** A rule that trusts the authority and demands the log. */
  ProvenanceRule certified() throws Exception {
    return new ProvenanceRule(
        BUILDER,
        SOURCE,
        new ProvenanceRule.Certified(pem("CERTIFICATE", root().getEncoded()), IDENTITY, ISSUER),
        Optional.of(jwks(log)));
  }

  public static String jwks(KeyPair pair) {
    ECPublicKey key = (ECPublicKey) pair.getPublic();
    return "{\"keys\":[{\"kty\":\"EC\",\"crv\":\"P-256\",\"kid\":\"k\",\"x\":\"%s\",\"y\":\"%s\"}]}"
        .formatted(coordinate(key.getW().getAffineX()), coordinate(key.getW().getAffineY()));
  }

  private static String coordinate(BigInteger number) {
    byte[] bytes = number.toByteArray();
    byte[] fixed = new byte[32];
    int from = Math.max(0, bytes.length - 32);
    System.arraycopy(bytes, from, fixed, 32 - (bytes.length - from), bytes.length - from);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(fixed);
  }

  X509Certificate root() throws Exception {
    X500Name name = new X500Name("CN=acme-intermediate,O=acme");
    var builder =
        new JcaX509v3CertificateBuilder(
            name,
            BigInteger.ONE,
            Date.from(NOW.minus(Duration.ofDays(30))),
            Date.from(NOW.plus(Duration.ofDays(300))),
            name,
            authority.getPublic());
    builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(0));
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.keyCertSign));
    return signed(builder, authority);
  }

  /** Valid for ten minutes, as Fulcio's are. */
  X509Certificate leaf(String identity, String issuer, KeyPurposeId use, Instant from)
      throws Exception {
    var builder =
        new JcaX509v3CertificateBuilder(
            new X500Name("CN=acme-intermediate,O=acme"),
            BigInteger.TWO,
            Date.from(from),
            Date.from(from.plus(Duration.ofMinutes(10))),
            new X500Name(""),
            signer.getPublic());
    builder.addExtension(Extension.keyUsage, true, new KeyUsage(KeyUsage.digitalSignature));
    builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(use));
    builder.addExtension(
        Extension.subjectAlternativeName,
        true,
        new GeneralNames(new GeneralName(GeneralName.uniformResourceIdentifier, identity)));
    builder.addExtension(
        new ASN1ObjectIdentifier("1.3.6.1.4.1.57264.1.8"), false, new DERUTF8String(issuer));
    return signed(builder, authority);
  }

  X509Certificate leaf() throws Exception {
    return leaf(IDENTITY, ISSUER, KeyPurposeId.id_kp_codeSigning, NOW.minusSeconds(60));
  }

  private static X509Certificate signed(JcaX509v3CertificateBuilder builder, KeyPair by)
      throws Exception {
    return new JcaX509CertificateConverter()
        .getCertificate(
            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
  }

  static String pem(String type, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(type, Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(der), type);
  }

  static byte[] sign(KeyPair by, byte[] message) throws Exception {
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(by.getPrivate());
    signature.update(message);
    return signature.sign();
  }

  /** As {@code actions/attest-build-provenance} writes it. */
  public static ObjectNode statement() {
    return statement(IMAGE, COMMIT);
  }

  public static ObjectNode statement(String image, String commit) {
    ObjectNode statement = JSON.createObjectNode().put("_type", "https://in-toto.io/Statement/v1");
    ObjectNode subject = statement.putArray("subject").addObject().put("name", "ghcr.io/acme/shop");
    subject.putObject("digest").put("sha256", image);
    statement.put("predicateType", "https://slsa.dev/provenance/v1");
    ObjectNode predicate = statement.putObject("predicate");
    ObjectNode definition = predicate.putObject("buildDefinition");
    definition.put("buildType", "https://actions.github.io/buildtypes/workflow/v1");
    ObjectNode workflow = definition.putObject("externalParameters").putObject("workflow");
    workflow
        .put("ref", "refs/heads/main")
        .put("repository", SOURCE)
        .put("path", ".github/workflows/release.yml");
    ObjectNode dependency = definition.putArray("resolvedDependencies").addObject();
    dependency.put("uri", "git+" + SOURCE + "@refs/heads/main");
    dependency.putObject("digest").put("gitCommit", commit);
    ObjectNode run = predicate.putObject("runDetails");
    run.putObject("builder").put("id", BUILDER);
    run.putObject("metadata").put("invocationId", SOURCE + "/actions/runs/1/attempts/1");
    return statement;
  }

  /** Signed by the key, with neither certificate nor log. */
  public ObjectNode byKey(JsonNode statement) throws Exception {
    ObjectNode bundle = begun();
    ObjectNode material = bundle.putObject("verificationMaterial");
    material.putObject("publicKey").put("hint", "acme-build");
    material.putArray("tlogEntries");
    envelope(bundle, statement);
    return bundle;
  }

  /** Certified and logged. */
  ObjectNode certified(JsonNode statement, X509Certificate leaf, Instant logged) throws Exception {
    ObjectNode bundle = begun();
    ObjectNode material = bundle.putObject("verificationMaterial");
    material.putObject("certificate").put("rawBytes", base64(leaf.getEncoded()));
    ArrayNode entries = material.putArray("tlogEntries");
    material.putObject("timestampVerificationData");
    ((ObjectNode) material.get("timestampVerificationData")).putArray("rfc3161Timestamps");
    byte[] payload = envelope(bundle, statement);
    String signature = bundle.at("/dsseEnvelope/signatures/0/sig").asText();
    ObjectNode body = JSON.createObjectNode().put("apiVersion", "0.0.1").put("kind", "dsse");
    ObjectNode spec = body.putObject("spec");
    spec.putObject("envelopeHash").put("algorithm", "sha256").put("value", "0".repeat(64));
    spec.putObject("payloadHash")
        .put("algorithm", "sha256")
        .put("value", HexFormat.of().formatHex(sha256(payload)));
    spec.putArray("signatures")
        .addObject()
        .put("signature", signature)
        .put(
            "verifier",
            base64(pem("CERTIFICATE", leaf.getEncoded()).getBytes(StandardCharsets.US_ASCII)));
    entry(entries.addObject(), body.toString().getBytes(StandardCharsets.UTF_8), logged);
    return bundle;
  }

  /** A signature of the artifact itself, whose bytes only the signer sees. */
  ObjectNode ofMessage(byte[] artifact) throws Exception {
    ObjectNode bundle = begun();
    bundle.putObject("verificationMaterial").putObject("publicKey").put("hint", "k");
    ObjectNode message = bundle.putObject("messageSignature");
    message
        .putObject("messageDigest")
        .put("algorithm", "SHA2_256")
        .put("digest", base64(sha256(artifact)));
    message.put("signature", base64(sign(signer, artifact)));
    return bundle;
  }

  private static ObjectNode begun() {
    return JSON.createObjectNode()
        .put("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
  }

  private byte[] envelope(ObjectNode bundle, JsonNode statement) throws Exception {
    byte[] payload = statement.toString().getBytes(StandardCharsets.UTF_8);
    String type = "application/vnd.in-toto+json";
    String head = "DSSEv1 %d %s %d ".formatted(type.length(), type, payload.length);
    ObjectNode envelope = bundle.putObject("dsseEnvelope");
    envelope.put("payload", base64(payload)).put("payloadType", type);
    envelope
        .putArray("signatures")
        .addObject()
        .put("sig", base64(sign(signer, concat(head.getBytes(StandardCharsets.US_ASCII), payload))))
        .put("keyid", "");
    return payload;
  }

  /** The second of two entries, so that the proof has a hash in it. */
  private void entry(ObjectNode entry, byte[] body, Instant at) throws Exception {
    byte[] id = sha256(log.getPublic().getEncoded());
    byte[] other = sha256(new byte[] {0, 7});
    byte[] root = sha256(concat(new byte[] {1}, concat(other, sha256(concat(new byte[1], body)))));
    entry.put("logIndex", "41");
    entry.putObject("logId").put("keyId", base64(id));
    entry.putObject("kindVersion").put("kind", "dsse").put("version", "0.0.1");
    entry.put("integratedTime", Long.toString(at.getEpochSecond()));
    String promise =
        "{\"body\":\"%s\",\"integratedTime\":%d,\"logID\":\"%s\",\"logIndex\":41}"
            .formatted(base64(body), at.getEpochSecond(), HexFormat.of().formatHex(id));
    entry
        .putObject("inclusionPromise")
        .put("signedEntryTimestamp", base64(sign(log, promise.getBytes(StandardCharsets.UTF_8))));
    ObjectNode proof = entry.putObject("inclusionProof");
    proof.put("logIndex", "1").put("rootHash", base64(root)).put("treeSize", "2");
    proof.putArray("hashes").add(base64(other));
    String text = "rekor.acme.example - 1\n2\n%s\n".formatted(base64(root));
    byte[] signature = sign(log, text.getBytes(StandardCharsets.UTF_8));
    byte[] hinted =
        ByteBuffer.allocate(4 + signature.length).put(Arrays.copyOf(id, 4)).put(signature).array();
    proof
        .putObject("checkpoint")
        .put("envelope", text + "\n— rekor.acme.example " + base64(hinted) + "\n");
    entry.put("canonicalizedBody", base64(body));
  }

  static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  static byte[] sha256(byte[] bytes) throws Exception {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] concat(byte[] one, byte[] other) {
    byte[] whole = Arrays.copyOf(one, one.length + other.length);
    System.arraycopy(other, 0, whole, one.length, other.length);
    return whole;
  }
}
