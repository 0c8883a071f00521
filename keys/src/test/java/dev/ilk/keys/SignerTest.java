package dev.ilk.keys;

import static dev.ilk.keys.Results.outcome;
import static dev.ilk.keys.Results.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.security.KeyPairGenerator;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SignerTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256"})
  void many_threads_can_sign_and_verify_with_one_key(Algorithm algorithm) throws Exception {
    Signer signer = Signer.ephemeral(algorithm);
    VerifyingKey key =
        value(VerifyingKey.decode(algorithm.keyType(), signer.verifyingKey().encoded()));
    List<Future<Boolean>> done = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 200; i++) {
        byte[] message = ByteBuffer.allocate(64).putInt(i).array();
        byte[] other = ByteBuffer.allocate(64).putInt(i + 1).array();
        done.add(
            threads.submit(() -> {
              byte[] signature = signer.sign(message);
              return !key.verify(algorithm, message, new byte[signature.length])
                  && key.verify(algorithm, message, signature)
                  && !key.verify(algorithm, other, signature);
            }));
      }
      for (Future<Boolean> one : done) {
        assertTrue(one.get());
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Algorithm.class)
  void a_key_verifies_only_algorithms_of_its_type(Algorithm algorithm) {
    Signer signer = Signer.ephemeral(Algorithm.EDDSA);
    assertEquals(
        algorithm.keyType() == KeyType.ED25519,
        signer.verifyingKey().verify(algorithm, MESSAGE, signer.sign(MESSAGE)));
  }

  @Test
  void keys_are_made_only_for_what_we_sign_with() {
    assertThrows(IllegalArgumentException.class, () -> Signer.ephemeral(Algorithm.PS256));
  }

  @Test
  void a_raw_ed25519_key_verifies_the_standards_example() {
    // RFC 8032, section 7.1, test 2.
    byte[] raw = hex("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c");
    byte[] signature =
        hex(
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
                + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00");
    VerifyingKey key = value(VerifyingKey.ofRawEd25519(raw));
    assertTrue(key.verify(Algorithm.EDDSA, new byte[] {0x72}, signature));
    assertFalse(key.verify(Algorithm.EDDSA, new byte[] {0x73}, signature));
    assertArrayEquals(raw, key.rawEd25519().orElseThrow());
  }

  @Test
  void only_ed25519_keys_have_raw_bytes() {
    Signer signer = Signer.ephemeral(Algorithm.EDDSA);
    byte[] raw = signer.verifyingKey().rawEd25519().orElseThrow();
    assertEquals(32, raw.length);
    assertEquals(signer.verifyingKey(), value(VerifyingKey.ofRawEd25519(raw)));
    assertEquals(Optional.empty(), Signer.ephemeral(Algorithm.ES256).verifyingKey().rawEd25519());
    assertEquals("key_malformed", outcome(VerifyingKey.ofRawEd25519(new byte[31])));
  }

  @Test
  void a_signature_with_the_order_added_is_refused() {
    // S and S + L are the same number modulo the order L: only the smaller is a signature (RFC
    // 8032,
    // section 5.1.7), or one signature would have two texts.
    Signer signer = Signer.ephemeral(Algorithm.EDDSA);
    byte[] signature = signer.sign(MESSAGE);
    byte[] order = hex("edd3f55c1a631258d69cf7a2def9de1400000000000000000000000000000010");
    int carry = 0;
    for (int i = 0; i < 32; i++) {
      int sum = (signature[32 + i] & 0xff) + (order[i] & 0xff) + carry;
      signature[32 + i] = (byte) sum;
      carry = sum >> 8;
    }
    assertFalse(signer.verifyingKey().verify(Algorithm.EDDSA, MESSAGE, signature));
  }

  @Test
  void damaged_and_foreign_public_keys_are_refused() throws Exception {
    byte[] x509 = Signer.ephemeral(Algorithm.ES256).verifyingKey().encoded();
    assertEquals("ok", outcome(VerifyingKey.decode(KeyType.P256, x509)));
    assertEquals("key_malformed", outcome(VerifyingKey.decode(KeyType.P384, x509)));
    assertEquals("key_malformed", outcome(VerifyingKey.decode(KeyType.RSA, x509)));
    assertEquals("key_malformed", outcome(VerifyingKey.decode(KeyType.P256, new byte[0])));
    for (int i = 1; i <= 64; i++) {
      byte[] moved = x509.clone();
      moved[moved.length - i] ^= 1;
      assertEquals("key_malformed", outcome(VerifyingKey.decode(KeyType.P256, moved)));
    }
    KeyPairGenerator generator = KeyPairGenerator.getInstance("DSA");
    generator.initialize(2048);
    assertEquals(
        "key_type_unknown", outcome(VerifyingKey.of(generator.generateKeyPair().getPublic())));
    KeyPairGenerator other = KeyPairGenerator.getInstance("Ed448");
    assertEquals("key_type_unknown", outcome(VerifyingKey.of(other.generateKeyPair().getPublic())));
  }

  @Test
  void every_curve_that_is_accepted_can_be_taken_in() throws Exception {
    for (String curve : List.of("secp256r1", "secp384r1", "secp521r1")) {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec(curve));
      VerifyingKey key = value(VerifyingKey.of(generator.generateKeyPair().getPublic()));
      assertEquals(key, value(VerifyingKey.decode(key.type(), key.encoded())));
    }
  }

  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }
}
