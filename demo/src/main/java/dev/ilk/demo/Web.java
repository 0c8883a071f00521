package dev.ilk.demo;

import java.io.IOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** An HTTP client, with cookies as a browser has them. */
final class Web implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final HttpClient client;

  Web() {
    this(HttpClient.newBuilder());
  }

  /** Over connections of some kind, such as with a certificate of the client's. */
  Web(HttpClient.Builder connecting) {
    client =
        connecting
            .cookieHandler(new CookieManager(null, Web::acceptsAsBrowsersDo))
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /**
   * Browsers take the loopback interface for safe and send secure cookies there without HTTPS; the
   * platform's client does not.
   */
  private static boolean acceptsAsBrowsersDo(URI address, HttpCookie cookie) {
    cookie.setSecure(false);
    return CookiePolicy.ACCEPT_ALL.shouldAccept(address, cookie);
  }

  Answer get(String url, String... headers) throws IOException, InterruptedException {
    return send(request(url, headers).GET().build());
  }

  Answer form(String url, Map<String, String> fields, String... headers)
      throws IOException, InterruptedException {
    return post(url, "application/x-www-form-urlencoded", encode(fields), headers);
  }

  Answer json(String url, String body, String... headers) throws IOException, InterruptedException {
    return post(url, "application/json", body, headers);
  }

  Answer post(String url, String type, String body, String... headers)
      throws IOException, InterruptedException {
    return send(
        request(url, headers)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private Answer send(HttpRequest request) throws IOException, InterruptedException {
    return Answer.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
  }

  private static HttpRequest.Builder request(String url, String... headers) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(url)).timeout(LIMIT);
    if (headers.length > 0) {
      builder.headers(headers);
    }
    return builder;
  }

  private static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.close();
  }
}
