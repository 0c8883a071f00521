package dev.ilk.kernel;

import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a token is bound to, so that whoever steals it cannot use it (RFC 7800, section 3): a key
 * that its holder signs each request with, a certificate that its holder connects with, both, or
 * nothing.
 *
 * @param key the SHA-256 thumbprint of a public key (RFC 7638), as {@code jkt} of RFC 9449, section
 *     6.1, writes it: 43 characters of base64url
 * @param certificate the SHA-256 of a certificate in DER, as {@code x5t#S256} of RFC 8705, section
 *     3.1, writes it: 43 characters of base64url
 */
public record Binding(Optional<String> key, Optional<String> certificate) {
  /** Bound to nothing: who has the token can use it. */
  public static final Binding NONE = new Binding(Optional.empty(), Optional.empty());

  /**
   * Reads what {@link #text} wrote.
   *
   * @param text as the record keeps it
   * @return the binding
   */
  public static Binding read(String text) {
    Optional<String> key = Optional.empty();
    Optional<String> certificate = Optional.empty();
    for (String part : text.split(" ", -1)) {
      int equals = part.indexOf('=');
      switch (part.substring(0, Math.max(0, equals))) {
        case "jkt" -> key = Optional.of(part.substring(equals + 1));
        case "x5t#S256" -> certificate = Optional.of(part.substring(equals + 1));
        default -> {}
      }
    }
    return new Binding(key, certificate);
  }

  /**
   * Whether it binds to nothing.
   *
   * @return true if the token is a mere bearer token
   */
  public boolean isNone() {
    return key.isEmpty() && certificate.isEmpty();
  }

  /**
   * By which means possession is shown.
   *
   * @return {@code dpop}, {@code mtls}, both or none
   */
  public SortedSet<String> methods() {
    SortedSet<String> methods = new TreeSet<>();
    key.ifPresent(one -> methods.add("dpop"));
    certificate.ifPresent(one -> methods.add("mtls"));
    return methods;
  }

  /**
   * In the words of the {@code cnf} claim, for the record.
   *
   * @return such as {@code jkt=0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I}; empty if bound to
   *     nothing
   */
  public String text() {
    StringBuilder text = new StringBuilder();
    key.ifPresent(one -> text.append("jkt=").append(one));
    certificate.ifPresent(
        one -> text.append(text.isEmpty() ? "" : " ").append("x5t#S256=").append(one));
    return text.toString();
  }
}
