package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Locale;
import java.util.Optional;

/**
 * What directories in use write otherwise than the standards say, where it can mean one thing only.
 * Each is told in docs/scim.md.
 */
final class Quirks {
  private Quirks() {}

  /** Microsoft Entra ID writes booleans as texts: {@code "True"}. */
  static Optional<Boolean> flag(JsonNode value) {
    if (value.isBoolean()) {
      return Optional.of(value.booleanValue());
    }
    return value.isTextual()
        ? switch (value.asText().toLowerCase(Locale.ROOT)) {
          case "true" -> Optional.of(true);
          case "false" -> Optional.of(false);
          default -> Optional.empty();
        }
        : Optional.empty();
  }

  /** Microsoft Entra ID writes a complex value by its {@code value} alone. */
  static Optional<String> reference(JsonNode value) {
    JsonNode inner = value.isObject() ? value.path("value") : value;
    return inner.isTextual() && !inner.asText().isEmpty()
        ? Optional.of(inner.asText())
        : Optional.empty();
  }

  /** Microsoft Entra ID writes operations with a capital: {@code "Replace"}. */
  static String operation(JsonNode value) {
    return value.asText("").toLowerCase(Locale.ROOT);
  }
}
