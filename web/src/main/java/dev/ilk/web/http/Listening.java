package dev.ilk.web.http;

import dev.ilk.kernel.Id;
import io.helidon.http.DirectHandler;
import io.helidon.http.Header;
import io.helidon.http.HeaderNames;
import io.helidon.http.HeaderValues;
import io.helidon.http.HttpException;
import io.helidon.webserver.ListenerConfig;
import io.helidon.webserver.http.DirectHandlers;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import io.helidon.webserver.http1.Http1Config;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What holds at every listener: callers that are slow or send too much are cut off, browsers are
 * told to trust nothing, and what reaches no door is answered without a word of what broke.
 */
public final class Listening {
  /** The longest request line, in bytes. */
  public static final int LONGEST_LINE = 8 << 10;

  /** The longest headers of a request, all together, in bytes: a token of the longest, and some. */
  public static final int LONGEST_HEADERS = 32 << 10;

  /**
   * A caller that sends nothing for so long is cut off. Longer than clients keep idle connections,
   * so that they do not ask into one that is just being closed.
   */
  public static final Duration PATIENCE = Duration.ofSeconds(40);

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);
  private static final int MOST_CONNECTIONS = 10_000;

  /** A page that needs more sets its own over it. */
  private static final List<Header> TO_BROWSERS =
      List.of(
          HeaderValues.createCached(
              "Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"),
          HeaderValues.createCached("X-Content-Type-Options", "nosniff"),
          HeaderValues.createCached("Referrer-Policy", "no-referrer"));

  private static final Header HTTPS_ONLY =
      HeaderValues.createCached("Strict-Transport-Security", "max-age=31536000");

  private Listening() {}

  /**
   * Bounds what a listener takes.
   *
   * @param listener which
   */
  public static void bound(ListenerConfig.BuilderBase<?, ?> listener) {
    listener
        .maxPayloadSize(RequestBody.LARGEST)
        .maxTcpConnections(MOST_CONNECTIONS)
        .idleConnectionTimeout(Duration.ofMinutes(2))
        .connectionOptions(socket -> socket.readTimeout(PATIENCE))
        .addProtocol(
            Http1Config.builder()
                .maxPrologueLength(LONGEST_LINE)
                .maxHeadersSize(LONGEST_HEADERS)
                .build())
        .directHandlers(outside());
  }

  /**
   * Surrounds the doors. To be called before they are opened.
   *
   * @param routing where they will be
   * @param base the public address of Ilk
   * @param journeys makes the names by which operators find what broke
   */
  public static void surround(
      HttpRouting.Builder routing, String base, Supplier<Id.Correlation> journeys) {
    boolean https = base.startsWith("https:");
    routing.addFilter((chain, request, response) -> {
      TO_BROWSERS.forEach(response::header);
      if (https) {
        response.header(HTTPS_ONLY);
      }
      chain.proceed();
    });
    routing.error(
        Throwable.class,
        (request, response, broken) -> broken(request, response, broken, journeys.get()));
  }

  /**
   * Answers whatever finds no door. To be called after all of them are opened.
   *
   * @param routing where they are
   */
  public static void end(HttpRouting.Builder routing) {
    routing.any((request, response) ->
        Problems.refuse(response, 404, "no_such_door", "there is nothing here"));
  }

  private static void broken(
      ServerRequest request, ServerResponse response, Throwable broken, Id.Correlation journey) {
    if (broken instanceof HttpException refused && refused.status().code() < 500) {
      Problems.refuse(response, refused.status().code(), "request_refused", "malformed HTTP");
      return;
    }
    LOG.error(
        "a door broke at {} {}; correlation {}",
        request.prologue().method(),
        request.path().path(),
        journey.value(),
        broken);
    response.header(Answers.CORRELATION, journey.value());
    Problems.refuse(response, 500, "internal_error", "Ilk failed to answer this");
  }

  /** For what is refused before routing: the same words, whatever was wrong. */
  private static DirectHandlers outside() {
    DirectHandler handler =
        (request, event, status, headers, message) ->
            DirectHandler.TransportResponse.builder()
                .status(status)
                .header(HeaderNames.CONTENT_TYPE, Problems.TYPE)
                .header(HeaderNames.CACHE_CONTROL, "no-store")
                .keepAlive(false)
                .entity(
                    Problems.text(status.code(), "request_refused", "malformed or oversized HTTP")
                        .getBytes(StandardCharsets.UTF_8))
                .build();
    DirectHandlers.Builder handlers = DirectHandlers.builder();
    for (DirectHandler.EventType event : DirectHandler.EventType.values()) {
      handlers.addHandler(event, handler);
    }
    return handlers.build();
  }
}
