package dev.ilk.web.access;

import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;

/** The enforcement point's own name for its request (AuthZEN Authorization API 1.0, section 10). */
final class RequestId {
  private static final HeaderName NAME = HeaderNames.create("X-Request-ID");
  private static final int LONGEST = 256;

  private RequestId() {}

  static void echo(ServerRequest request, ServerResponse response) {
    request
        .headers()
        .first(NAME)
        .filter(id -> id.length() <= LONGEST)
        .ifPresent(id -> response.header(NAME, id));
  }
}
