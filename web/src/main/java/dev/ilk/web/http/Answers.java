package dev.ilk.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.kernel.Id;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Status;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;

/** Sends answers, none of which may be kept by anyone on the way. */
public final class Answers {
  /** Names the journey, so that an operator can be asked about it. */
  public static final HeaderName CORRELATION = HeaderNames.create("Ilk-Correlation");

  private Answers() {}

  /**
   * Sends JSON.
   *
   * @param response the response
   * @param status its status
   * @param correlation the journey
   * @param body the content
   */
  public static void json(
      ServerResponse response, int status, Id.Correlation correlation, JsonNode body) {
    response.header(CORRELATION, correlation.value());
    send(response, status, "application/json", body.toString());
  }

  /**
   * Sends a text.
   *
   * @param response the response
   * @param status its status
   * @param type its media type
   * @param body the content
   */
  public static void send(ServerResponse response, int status, String type, String body) {
    response.status(Status.create(status));
    response.header(HeaderNames.CONTENT_TYPE, type);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.create("X-Content-Type-Options"), "nosniff");
    response.send(body.getBytes(StandardCharsets.UTF_8));
  }
}
