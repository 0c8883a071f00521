package dev.ilk.keys;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  private static final String PREFIX = "ilk_ses_";

  @Test
  void a_secret_has_its_prefix_and_256_bits() {
    String secret = Secrets.random(PREFIX).reveal();
    assertTrue(Secrets.hasForm(PREFIX, secret));
    assertEquals(PREFIX.length() + 43, secret.length());
    assertNotEquals(secret, Secrets.random(PREFIX).reveal());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ilk_ses_", "ilk_key_", "ilk_ses_\u00e9", "ilk_ses_ABC="})
  void another_form_is_recognised(String text) {
    assertFalse(Secrets.hasForm(PREFIX, text));
    String secret = Secrets.random(PREFIX).reveal();
    assertFalse(Secrets.hasForm(PREFIX, secret + "A"));
    assertFalse(Secrets.hasForm(PREFIX, secret.substring(0, secret.length() - 1)));
    assertFalse(Secrets.hasForm("ilk_key_", secret));
    assertFalse(Secrets.hasForm(PREFIX, secret + "\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "ilk", "Ilk_", "_", "ilk__", "ilk-ses_"})
  void a_prefix_is_lower_case_words(String prefix) {
    assertThrows(IllegalArgumentException.class, () -> Secrets.random(prefix));
  }

  @Test
  void only_the_same_text_is_the_same() {
    assertTrue(Secrets.same("abc\u00e9", "abc\u00e9"));
    assertFalse(Secrets.same("abc", "abd"));
    assertFalse(Secrets.same("abc", "ab"));
    assertFalse(Secrets.same("abc", ""));
  }

  @Test
  void what_is_kept_is_the_sha_256() {
    // FIPS 180-4, the example for "abc".
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Secrets.digest("abc"));
  }
}
