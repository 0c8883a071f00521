package dev.ilk.web.http;

import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.Handler;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/**
 * Stands behind a door and refuses every method that the door does not take (RFC 9110, section
 * 15.5.6).
 *
 * @param allowed the methods that it takes, as in the {@code Allow} header
 */
public record MethodRefusal(String allowed) implements Handler {
  @Override
  public void handle(ServerRequest request, ServerResponse response) {
    response.header(HeaderNames.ALLOW, allowed);
    Problems.refuse(response, 405, "method_not_allowed", "use " + allowed);
  }
}
