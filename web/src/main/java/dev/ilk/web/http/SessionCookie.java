package dev.ilk.web.http;

import dev.ilk.prove.human.session.Shown;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import java.util.Optional;

/**
 * The cookie that holds a person's session. With HTTPS its name carries the prefix by which
 * browsers guarantee that it came from this very host (RFC 6265bis, section 4.1.3.2).
 *
 * @param name what it is called
 * @param device what the cookie is called by which the browser is known again
 */
public record SessionCookie(String name, String device) {

  /**
   * The cookie for an Ilk of that address.
   *
   * @param base the public address
   * @return with the prefix where the address is HTTPS
   */
  public static SessionCookie of(String base) {
    return base.startsWith("https:")
        ? new SessionCookie("__Host-ilk_session", "__Host-ilk_device")
        : new SessionCookie("ilk_session", "ilk_device");
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

  /**
   * By what the browser is known again.
   *
   * @param request the request
   * @return the device cookie's value, of any length and content
   */
  public Optional<String> device(ServerRequest request) {
    return request.headers().cookies().first(device).asOptional();
  }

  /**
   * What a request shows to prove a person by.
   *
   * @param request the request
   * @return without what stands in the {@code Authorization} header
   */
  public Shown shown(ServerRequest request) {
    return new Shown(
        read(request),
        Optional.empty(),
        request.headers().first(HeaderNames.USER_AGENT).orElse(""),
        device(request),
        Network.client(request));
  }
}
