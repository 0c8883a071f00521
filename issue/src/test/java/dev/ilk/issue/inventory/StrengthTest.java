package dev.ilk.issue.inventory;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.gate.ReadCryptography.Outlook;
import dev.ilk.keys.KeyType;
import java.security.KeyPairGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class StrengthTest {
  @ParameterizedTest
  @CsvSource({
    "RSA, 2048, 112",
    "RSA, 3072, 128",
    "EC, 256, 128",
    "EC, 384, 192",
    "EC, 521, 256",
    "Ed25519, 255, 128",
  })
  void a_key_is_as_strong_as_nist_says(String sort, int size, int bits) throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance(sort);
    generator.initialize(size);
    assertEquals(bits, Strength.bits(generator.generateKeyPair().getPublic()));
  }

  @Test
  void a_key_of_a_sort_that_is_not_known_has_no_strength_to_tell() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("ML-DSA-44");
    assertEquals(0, Strength.bits(generator.generateKeyPair().getPublic()));
  }

  @ParameterizedTest
  @EnumSource(KeyType.class)
  void every_signature_but_that_of_lattices_can_be_forged_one_day(KeyType type) {
    assertEquals(
        type == KeyType.ML_DSA_65 ? Outlook.SAFE : Outlook.FORGEABLE, Strength.outlook(type));
  }
}
