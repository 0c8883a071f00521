package dev.ilk.gate;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Keeps what may be a secret out of what is shown: values whose name says so, and whatever in a
 * text has the form of a credential. The record itself is not changed.
 */
final class Masking {
  /** What stands for a masked value. */
  static final String MASK = "•••";

  private static final Pattern NAME =
      Pattern.compile(
          "(?i).*(passw|passphrase|secret|credential|authorization|cookie|api_?key|private|pin$).*");

  /** Compact JWS and JWE (RFC 7515, section 7.1), Ilk's own secrets, and authorization headers. */
  private static final Pattern VALUE =
      Pattern.compile(
          "eyJ[A-Za-z0-9_-]{8,}(?:\\.[A-Za-z0-9_-]*){2,4}"
              + "|ilk_[a-z]{2,5}_[A-Za-z0-9_-]{16,}"
              + "|(?i:bearer|basic|dpop) [A-Za-z0-9+/=._~-]{8,}"
              + "|-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]*(?:-----END [A-Z ]*PRIVATE KEY-----)?");

  private Masking() {}

  static String text(String text) {
    return VALUE.matcher(text).replaceAll(MASK);
  }

  static SortedMap<String, String> values(Map<String, String> values) {
    SortedMap<String, String> masked = new TreeMap<>();
    values.forEach(
        (name, value) -> masked.put(name, NAME.matcher(name).matches() ? MASK : text(value)));
    return masked;
  }
}
