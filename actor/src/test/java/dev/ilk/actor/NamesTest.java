package dev.ilk.actor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamesTest {
  private final Environment prod = new Environment("prod");

  @ParameterizedTest
  @ValueSource(strings = {"prod-payments-api", "prod-a1", "prod-x"})
  void a_machine_name_with_environment_and_service_is_accepted(String name) {
    assertTrue(Names.carries(prod, name));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "prod",
        "prod-",
        "payments-api",
        "staging-payments",
        "production-payments",
        "prod--payments",
        "prod-payments-",
        "prod-Payments",
        "prod-pаyments",
        "prod-pay ments",
        "prod-payments\n"
      })
  void any_other_machine_name_is_refused(String name) {
    assertFalse(Names.carries(prod, name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "1prod", "prod-eu", "ｐrod", "a", "aaaaaaaaaaaaaaaaaaaaa"})
  void an_environment_is_one_short_lower_case_word(String name) {
    assertThrows(IllegalArgumentException.class, () -> new Environment(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"payments", "/payments", "https://a.example/#x", "https://a b"})
  void an_audience_is_an_absolute_uri_without_fragment(String text) {
    assertFalse(Audience.isAudience(text));
  }
}
