package dev.ilk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"password", "db_Password", "client_secret", "Authorization", "cookie", "api_key"})
  void a_value_whose_name_says_that_it_is_secret_is_masked(String name) {
    assertEquals(Map.of(name, Masking.MASK), Masking.values(Map.of(name, "hunter2")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eyJhbGciOiJFUzI1NiJ9.eyJzdWIiOiJhIn0.c2lnbmF0dXJl",
        "ilk_ses_AAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "Bearer abcdefghijklmnop",
        "-----BEGIN EC PRIVATE KEY-----MHcCAQEE-----END EC PRIVATE KEY-----"
      })
  void what_has_the_form_of_a_credential_is_masked_wherever_it_stands(String secret) {
    assertEquals("x •••, y", Masking.text("x " + secret + ", y"));
    assertEquals(Map.of("note", "see •••"), Masking.values(Map.of("note", "see " + secret)));
  }

  @Test
  void what_is_no_secret_stays() {
    Map<String, String> plain =
        Map.of("status", "active", "human", "idn_01k0000000000000000000000", "role", "operator");
    assertEquals(plain, Masking.values(plain));
  }

  @Test
  void masking_leaves_nothing_to_mask_in_any_text() {
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      StringBuilder text = new StringBuilder();
      for (int j = random.nextInt(2000); j > 0; j--) {
        text.append("eyJ.ilk_-BEGIN PRIVATE KEY bearer \n\uD800".charAt(random.nextInt(37) % 34));
      }
      String masked = Masking.text(text.toString());
      assertEquals(masked, Masking.text(masked), "nothing is left to mask");
    }
  }
}
