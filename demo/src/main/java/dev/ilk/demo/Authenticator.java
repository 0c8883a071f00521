package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A person's authenticator with one passkey, which recognises its user, and the browser between it
 * and a page (WebAuthn Level 2): ES256, no attestation. The key is in this process, so it is for
 * showing how things go, and proves nothing about anybody.
 */
final class Authenticator {
  private static final Pattern OPTIONS = Pattern.compile("data-options=\"([^\"]+)\"");
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  /** User present and verified (WebAuthn, section 6.1). */
  private static final int SEEN = 0x05;

  /** The same, with the key's data following. */
  private static final int ATTESTED = 0x45;

  private static final byte[] ID = "a passkey of the demo".getBytes(StandardCharsets.UTF_8);

  private final String origin;
  private final KeyPair key;
  private int uses;

  private Authenticator(String origin, KeyPair key) {
    this.origin = origin;
    this.key = key;
  }

  static Authenticator at(String origin) throws GeneralSecurityException {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
    generator.initialize(new ECGenParameterSpec("secp256r1"));
    return new Authenticator(origin, generator.generateKeyPair());
  }

  /** Makes the passkey that a page asks for: what its form then sends. */
  String create(String page) throws Exception {
    JsonNode asked = options(page);
    byte[] data = data(asked.path("rp").path("id").asText(), ATTESTED, attested());
    ByteArrayOutputStream object = new ByteArrayOutputStream();
    // CBOR: {"fmt": "none", "attStmt": {}, "authData": data}
    object.writeBytes(new byte[] {(byte) 0xA3, 0x63});
    object.writeBytes(ascii("fmt"));
    object.write(0x64);
    object.writeBytes(ascii("none"));
    object.write(0x67);
    object.writeBytes(ascii("attStmt"));
    object.writeBytes(new byte[] {(byte) 0xA0, 0x68});
    object.writeBytes(ascii("authData"));
    object.writeBytes(new byte[] {0x58, (byte) data.length});
    object.writeBytes(data);
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("clientDataJSON", BASE64.encodeToString(client("webauthn.create", asked)));
    response.put("attestationObject", BASE64.encodeToString(object.toByteArray()));
    response.putArray("transports").add("internal");
    return credential(response);
  }

  /** Uses the passkey as a page asks: what its form then sends. */
  String use(String page) throws Exception {
    JsonNode asked = options(page);
    byte[] client = client("webauthn.get", asked);
    byte[] data = data(asked.path("rpId").asText(), SEEN, new byte[0]);
    Signature signature = Signature.getInstance("SHA256withECDSA");
    signature.initSign(key.getPrivate());
    signature.update(data);
    signature.update(digest(client));
    ObjectNode response = JsonNodeFactory.instance.objectNode();
    response.put("clientDataJSON", BASE64.encodeToString(client));
    response.put("authenticatorData", BASE64.encodeToString(data));
    response.put("signature", BASE64.encodeToString(signature.sign()));
    return credential(response);
  }

  private static JsonNode options(String page) throws Exception {
    Matcher found = OPTIONS.matcher(page);
    if (!found.find()) {
      throw new IllegalStateException("the page asks for no passkey");
    }
    String json = found.group(1).replace("&#34;", "\"").replace("&quot;", "\"");
    return JSON.readTree(json.replace("&amp;", "&")).path("publicKey");
  }

  private byte[] client(String type, JsonNode asked) {
    ObjectNode client = JsonNodeFactory.instance.objectNode();
    client.put("type", type).put("challenge", asked.path("challenge").asText());
    client.put("origin", origin).put("crossOrigin", false);
    return client.toString().getBytes(StandardCharsets.UTF_8);
  }

  private byte[] data(String party, int flags, byte[] more) throws GeneralSecurityException {
    uses++;
    return ByteBuffer.allocate(37 + more.length)
        .put(digest(ascii(party)))
        .put((byte) flags)
        .putInt(uses)
        .put(more)
        .array();
  }

  /** No model, the passkey's name, and its public key in COSE (RFC 9053, section 7.1.1). */
  private byte[] attested() {
    ECPublicKey open = (ECPublicKey) key.getPublic();
    return ByteBuffer.allocate(16 + 2 + ID.length + 77)
        .put(new byte[16])
        .putShort((short) ID.length)
        .put(ID)
        .put(new byte[] {(byte) 0xA5, 1, 2, 3, 0x26, 0x20, 1, 0x21, 0x58, 32})
        .put(coordinate(open.getW().getAffineX()))
        .put(new byte[] {0x22, 0x58, 32})
        .put(coordinate(open.getW().getAffineY()))
        .array();
  }

  private static byte[] coordinate(BigInteger value) {
    byte[] bytes = value.toByteArray();
    byte[] whole = new byte[32];
    int length = Math.min(bytes.length, 32);
    System.arraycopy(bytes, bytes.length - length, whole, 32 - length, length);
    return whole;
  }

  private static String credential(ObjectNode response) {
    ObjectNode credential = JsonNodeFactory.instance.objectNode();
    credential.put("id", BASE64.encodeToString(ID)).put("rawId", BASE64.encodeToString(ID));
    credential.put("type", "public-key").set("response", response);
    credential.putObject("clientExtensionResults");
    return credential.toString();
  }

  private static byte[] digest(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
