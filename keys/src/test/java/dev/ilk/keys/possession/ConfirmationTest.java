package dev.ilk.keys.possession;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.kernel.Binding;
import dev.ilk.keys.jose.Claims;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The {@code cnf} claim: understood whole, or the token is not taken. */
class ConfirmationTest {
  private static final String THUMBPRINT = "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I";

  static List<Binding> bindings() {
    return List.of(
        Binding.NONE,
        new Binding(Optional.of(THUMBPRINT), Optional.empty()),
        new Binding(Optional.empty(), Optional.of(THUMBPRINT)),
        new Binding(Optional.of(THUMBPRINT), Optional.of(THUMBPRINT)));
  }

  @ParameterizedTest
  @MethodSource("bindings")
  void a_binding_is_read_as_it_was_written(Binding binding) {
    Claims claims = Claims.builder().putIfPresent("cnf", Confirmation.claim(binding)).build();
    assertEquals(Optional.of(binding), Confirmation.of(claims));
    assertEquals(binding, Binding.read(binding.text()));
  }

  static List<Object> strange() {
    return List.of(
        "text",
        Map.of(),
        Map.of("jkt", 7L),
        Map.of("jkt", ""),
        Map.of("jkt", "short"),
        Map.of("jkt", THUMBPRINT + "="),
        Map.of("kid", "key"),
        Map.of("jkt", THUMBPRINT, "kid", "key"),
        Map.of("x5t", THUMBPRINT));
  }

  @ParameterizedTest
  @MethodSource("strange")
  void what_is_not_understood_whole_is_no_binding(Object cnf) {
    assertEquals(Optional.empty(), Confirmation.of(Claims.builder().put("cnf", cnf).build()));
  }

  @Test
  void methods_are_named() {
    assertEquals(
        List.of("[]", "[dpop]", "[mtls]", "[dpop, mtls]"),
        bindings().stream().map(binding -> binding.methods().toString()).toList());
  }
}
