package dev.ilk.scan.rule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.re2j.Matcher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KnownAsTest {
  private static String pem(String label, byte[] body) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----"
        .formatted(label, Base64.getMimeEncoder().encodeToString(body), label);
  }

  private static byte[] joined(byte[]... parts) {
    ByteBuffer out = ByteBuffer.allocate(8_192);
    for (byte[] part : parts) {
      out.putInt(part.length).put(part);
    }
    return Arrays.copyOf(out.array(), out.position());
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] sshRsa(RSAPublicKey key) {
    return joined(
        ascii("ssh-rsa"), key.getPublicExponent().toByteArray(), key.getModulus().toByteArray());
  }

  private static Optional<String> fingerprint(byte[] blob) throws Exception {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(blob);
    return Optional.of("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash));
  }

  private static KeyPair rsa() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  @Test
  void an_rsa_key_is_known_by_its_public_half_in_whatever_format_it_leaked() throws Exception {
    KeyPair pair = rsa();
    byte[] blob = sshRsa((RSAPublicKey) pair.getPublic());
    byte[] pkcs8 = pair.getPrivate().getEncoded();
    // What PKCS #8 wraps: after version, algorithm and the octet string's head, 26 bytes in all.
    byte[] pkcs1 = Arrays.copyOfRange(pkcs8, 26, pkcs8.length);
    Optional<String> wanted = fingerprint(blob);
    String inJson = pem("PRIVATE KEY", pkcs8).replace("\r", "").replace("\n", "\\n");
    assertEquals(wanted, PublicKeys.fingerprint(pem("PRIVATE KEY", pkcs8)));
    assertEquals(wanted, PublicKeys.fingerprint(inJson));
    assertEquals(wanted, PublicKeys.fingerprint(pem("RSA PRIVATE KEY", pkcs1)));
  }

  private static byte[] openssh(byte[] publicKey) {
    byte[] head = joined(ascii("aes256-ctr"), ascii("bcrypt"), new byte[24]);
    byte[] tail = joined(publicKey, new byte[200]);
    return ByteBuffer.allocate(19 + head.length + tail.length)
        .put(ascii("openssh-key-v1\0"))
        .put(head)
        .putInt(1)
        .put(tail)
        .array();
  }

  @Test
  void a_key_of_openssh_is_known_even_if_it_is_encrypted() throws Exception {
    byte[] blob = joined(ascii("ssh-ed25519"), new byte[32]);
    assertEquals(
        fingerprint(blob), PublicKeys.fingerprint(pem("OPENSSH PRIVATE KEY", openssh(blob))));
  }

  @Test
  void keys_that_chance_damaged_break_nothing() {
    Random random = new Random(20_261_123);
    byte[] sound = openssh(joined(ascii("ssh-ed25519"), new byte[32]));
    for (int i = 0; i < 2_000; i++) {
      byte[] body = Arrays.copyOf(sound, random.nextInt(sound.length + 1));
      for (int j = random.nextInt(4); j > 0 && body.length > 0; j--) {
        body[random.nextInt(body.length)] = (byte) random.nextInt();
      }
      for (String label : new String[] {"OPENSSH PRIVATE KEY", "RSA PRIVATE KEY", "PRIVATE KEY"}) {
        Optional<String> told = PublicKeys.fingerprint(pem(label, body));
        assertEquals(told.isPresent(), told.filter(one -> one.length() == 50).isPresent());
      }
    }
    assertFalse(PublicKeys.fingerprint("").isPresent());
    assertFalse(PublicKeys.fingerprint(pem("EC PRIVATE KEY", new byte[99])).isPresent());
  }

  @Test
  void a_secret_is_known_by_what_its_vendor_shows_and_by_no_more() {
    assertEquals(
        Optional.of("AKIAQNZGKIQY56JQ7WML"), KnownAs.ITSELF.of("AKIAQNZGKIQY56JQ7WML", ""));
    assertEquals(
        Optional.of("cdefghij"), KnownAs.LAST_EIGHT.of("ghp_" + "0".repeat(30) + "cdefghij", ""));
    assertFalse(KnownAs.LAST_EIGHT.of("a-short-one", "").isPresent());
    String id = "0123456789abcdef0123456789abcdef01234567";
    assertEquals(
        Optional.of(id), KnownAs.GOOGLE_KEY_ID.of("x", "\"private_key_id\": \"" + id + "\", …"));
    String claims =
        Base64.getUrlEncoder().encodeToString("{\"jti\":\"j-1\"}".getBytes(StandardCharsets.UTF_8));
    assertEquals(Optional.of("j-1"), KnownAs.JWT_ID.of("x." + claims + ".y", ""));
    for (String hostile : new String[] {"", ".", "..", "a.b.c", "x." + "{".repeat(99)}) {
      assertFalse(KnownAs.JWT_ID.of(hostile, hostile).isPresent(), hostile);
    }
  }

  @Test
  void a_google_key_is_told_with_its_id_and_not_as_a_bare_private_key() {
    Rule rule = RulesTest.rule("google-service-account-key");
    String file = Shape.make(rule.shapes().getFirst(), new Random(3));
    Matcher found = rule.pattern().matcher(file);
    assertEquals(true, found.find());
    assertEquals(
        file.substring(19, 59), rule.knownAs().of(found.group(1), found.group()).orElseThrow());
  }
}
