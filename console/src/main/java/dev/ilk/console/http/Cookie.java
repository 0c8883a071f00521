package dev.ilk.console.http;

import io.helidon.common.parameters.Parameters;
import io.helidon.http.SetCookie;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One of the console's two cookies. Over {@code https} its name begins with {@code __Host-}, so
 * that browsers take it only from this very host, over TLS, for all paths (RFC 6265bis, section
 * 4.1.3.2); over plain {@code http} on a loopback address they would refuse that name.
 */
public final class Cookie {
  private final String name;
  private final boolean secure;

  /**
   * Names a cookie.
   *
   * @param base its name without prefix
   * @param secure whether people reach the console over {@code https}
   */
  public Cookie(String base, boolean secure) {
    this.name = secure ? "__Host-" + base : base;
    this.secure = secure;
  }

  /**
   * What a request carries.
   *
   * @param cookies all of the request's cookies
   * @return empty if it carries none; two of the same name are joined to something that nobody ever
   *     set, because one of them must have been planted
   */
  public Optional<String> of(Parameters cookies) {
    List<String> values = cookies.contains(name) ? cookies.all(name) : List.of();
    return values.isEmpty() ? Optional.empty() : Optional.of(String.join(",", values));
  }

  /**
   * Sets it until the browser closes.
   *
   * @param value of characters that cookies may hold
   * @return for the answer
   */
  public SetCookie set(String value) {
    return builder(value).build();
  }

  /**
   * Sets it for a time.
   *
   * @param value of characters that cookies may hold
   * @param life for how long
   * @return for the answer
   */
  public SetCookie set(String value, Duration life) {
    return builder(value).maxAge(life).build();
  }

  /**
   * Removes it from the browser.
   *
   * @return for the answer
   */
  public SetCookie clear() {
    return builder("").expires(Instant.EPOCH).build();
  }

  private SetCookie.Builder builder(String value) {
    // Lax, because people come back from the provider by a link of another site.
    return SetCookie.builder(name, value)
        .path("/")
        .httpOnly(true)
        .secure(secure)
        .sameSite(SetCookie.SameSite.LAX);
  }
}
