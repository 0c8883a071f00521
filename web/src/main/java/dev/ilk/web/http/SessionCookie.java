package dev.ilk.web.http;

import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/**
 * The cookie that holds a person's session. With HTTPS its name carries the prefix by which
 * browsers guarantee that it came from this very host (RFC 6265bis, section 4.1.3.2).
 *
 * @param name what it is called
 */
public record SessionCookie(String name) {

  /**
   * The cookie for an Ilk of that address.
   *
   * @param base the public address
   * @return with the prefix where the address is HTTPS
   */
  public static SessionCookie of(String base) {
    return new SessionCookie(base.startsWith("https:") ? "__Host-ilk_session" : "ilk_session");
  }

  /**
   * What a request carries.
   *
   * @param request the request
   * @return the cookie's value, of any length and content
   */
  public Optional<String> read(ServerRequest request) {
    return request.headers().cookies().first(name).asOptional();
  }
}
