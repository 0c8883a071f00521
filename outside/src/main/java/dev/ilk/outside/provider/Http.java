package dev.ilk.outside.provider;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Reads and answers, in UTF-8. */
final class Http {
  private static final int MAX_BODY = 64 * 1024;

  private Http() {}

  static String body(HttpExchange exchange) throws IOException {
    return new String(exchange.getRequestBody().readNBytes(MAX_BODY), StandardCharsets.UTF_8);
  }

  static void answer(HttpExchange exchange, int status, String type, String text)
      throws IOException {
    byte[] body = text.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.getResponseHeaders().set("Cache-Control", "no-store");
    exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
    exchange.getResponseBody().write(body);
  }
}
