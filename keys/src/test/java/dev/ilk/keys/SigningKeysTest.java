package dev.ilk.keys;

import static dev.ilk.keys.Results.outcome;
import static dev.ilk.keys.Results.value;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class SigningKeysTest {
  private static final byte[] MESSAGE = {1, 2, 3};

  private final RootKey root = TestRoots.fresh();
  private final SigningKeys keys = new SigningKeys(RootKeys.of(root));

  @ParameterizedTest
  @EnumSource(
      value = Algorithm.class,
      names = {"ES256", "EDDSA", "RS256", "ML_DSA_65"})
  void a_sealed_key_opens_and_signs(Algorithm algorithm) {
    SigningKeys.Made made = keys.make("prod/human", algorithm);
    Signer signer =
        value(keys.open("prod/human", algorithm, made.verifyingKey(), made.sealedKey()));
    assertTrue(made.verifyingKey().verify(algorithm, MESSAGE, signer.sign(MESSAGE)));
    assertEquals(root.id(), made.sealedKey().rootKeyId());
  }

  @Test
  void a_sealed_key_opens_for_its_own_ring_key_and_algorithm_only() {
    SigningKeys.Made made = keys.make("prod/human", Algorithm.EDDSA);
    SigningKeys.Made other = keys.make("prod/human", Algorithm.EDDSA);
    SealedKey sealed = made.sealedKey();
    VerifyingKey key = made.verifyingKey();
    assertEquals("ok", outcome(keys.open("prod/human", Algorithm.EDDSA, key, sealed)));
    assertEquals("sealed_key_damaged", outcome(keys.open("prod/x", Algorithm.EDDSA, key, sealed)));
    assertEquals(
        "sealed_key_damaged", outcome(keys.open("prod/human", Algorithm.ED25519, key, sealed)));
    assertEquals(
        "sealed_key_damaged",
        outcome(keys.open("prod/human", Algorithm.EDDSA, other.verifyingKey(), sealed)));
  }

  @Test
  void no_byte_of_a_sealed_key_can_be_changed() {
    SigningKeys.Made made = keys.make("r", Algorithm.ES256);
    byte[] bytes = made.sealedKey().bytes();
    for (int i = 0; i < bytes.length; i++) {
      byte[] changed = bytes.clone();
      changed[i] ^= 1;
      boolean inRootId = i >= 1 && i < Envelope.HEADER_BYTES;
      assertEquals(
          inRootId ? "root_key_missing" : "sealed_key_damaged", outcome(open(made, changed)));
    }
  }

  @Test
  void no_sealed_key_can_be_cut_or_lengthened() {
    SigningKeys.Made made = keys.make("r", Algorithm.ES256);
    byte[] bytes = made.sealedKey().bytes();
    for (int length = 0; length <= bytes.length + 1; length++) {
      if (length != bytes.length) {
        assertNotEquals("ok", outcome(open(made, Arrays.copyOf(bytes, length))));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "?", "AAAA"})
  void what_is_not_a_sealed_key_is_refused(String text) {
    SigningKeys.Made made = keys.make("r", Algorithm.ES256);
    assertEquals(
        "root_key_missing",
        outcome(keys.open("r", Algorithm.ES256, made.verifyingKey(), new SealedKey(text))));
  }

  @Test
  void the_same_key_sealed_twice_looks_different() throws Exception {
    byte[] binding = Envelope.binding("x");
    assertNotEquals(
        SealedKey.of(Envelope.seal(root, binding, MESSAGE)),
        SealedKey.of(Envelope.seal(root, binding, MESSAGE)));
  }

  @Test
  void parts_of_a_binding_do_not_run_into_each_other() throws Exception {
    byte[] sealed = Envelope.seal(root, Envelope.binding("a", "bc"), MESSAGE);
    assertArrayEquals(MESSAGE, Envelope.open(root, Envelope.binding("a", "bc"), sealed));
    assertThrows(
        GeneralSecurityException.class,
        () -> Envelope.open(root, Envelope.binding("ab", "c"), sealed));
  }

  @Test
  void a_key_sealed_anew_opens_under_the_new_root_key_only() {
    SigningKeys.Made made = keys.make("r", Algorithm.ES256);
    RootKey young = TestRoots.fresh();
    SigningKeys both = new SigningKeys(new RootKeys(young, List.of(root)));
    SealedKey anew =
        value(both.rewrap("r", Algorithm.ES256, made.verifyingKey(), made.sealedKey()));
    assertEquals(young.id(), anew.rootKeyId());
    assertEquals("root_key_missing", outcome(open(made, anew.bytes())));
    SigningKeys after = new SigningKeys(RootKeys.of(young));
    assertEquals("ok", outcome(after.open("r", Algorithm.ES256, made.verifyingKey(), anew)));
    assertEquals(
        anew, value(both.rewrap("r", Algorithm.ES256, made.verifyingKey(), anew)), "unchanged");
    assertEquals(
        "sealed_key_damaged",
        outcome(both.rewrap("other", Algorithm.ES256, made.verifyingKey(), made.sealedKey())));
  }

  private Result<Signer> open(SigningKeys.Made made, byte[] sealed) {
    SealedKey changed = new SealedKey(Base64.getEncoder().encodeToString(sealed));
    return keys.open("r", Algorithm.ES256, made.verifyingKey(), changed);
  }
}
