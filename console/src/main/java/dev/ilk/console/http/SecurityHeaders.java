package dev.ilk.console.http;

import io.helidon.http.Header;
import io.helidon.http.HeaderValues;
import io.helidon.http.ServerResponseHeaders;
import java.util.List;

/** What every answer tells the browser not to do. */
public final class SecurityHeaders {
  private static final List<Header> ALWAYS =
      List.of(
          HeaderValues.create(
              "Content-Security-Policy",
              "default-src 'none'; script-src 'self'; connect-src 'self'; style-src 'self';"
                  + " img-src 'self'; form-action 'self';"
                  + " base-uri 'none'; frame-ancestors 'none'"),
          HeaderValues.create("X-Content-Type-Options", "nosniff"),
          HeaderValues.create("X-Frame-Options", "DENY"),
          // Not `no-referrer`: it would make browsers send `Origin: null` with our own forms.
          HeaderValues.create("Referrer-Policy", "same-origin"),
          HeaderValues.create("Cross-Origin-Opener-Policy", "same-origin"),
          HeaderValues.create("Cross-Origin-Resource-Policy", "same-origin"),
          HeaderValues.create(
              "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=()"));

  private static final Header TRANSPORT =
      HeaderValues.create("Strict-Transport-Security", "max-age=31536000");

  private final boolean secure;

  /**
   * Builds the set.
   *
   * @param secure whether people reach the console over {@code https}
   */
  public SecurityHeaders(boolean secure) {
    this.secure = secure;
  }

  /**
   * Adds them to an answer.
   *
   * @param headers the answer's
   */
  public void addTo(ServerResponseHeaders headers) {
    ALWAYS.forEach(headers::set);
    if (secure) {
      headers.set(TRANSPORT);
    }
  }
}
