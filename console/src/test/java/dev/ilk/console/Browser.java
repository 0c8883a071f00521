package dev.ilk.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser as far as these tests need one: cookies, forms, and redirects step by step. */
final class Browser implements AutoCloseable {
  private static final Pattern INTENT = Pattern.compile("name=\"intent\" value=\"([^\"]+)\"");

  /** Like browsers, and unlike the JDK, takes the loopback interface for safe. */
  private final CookieManager cookies =
      new CookieManager(
          null,
          (address, cookie) -> {
            cookie.setSecure(false);
            return CookiePolicy.ACCEPT_ALL.shouldAccept(address, cookie);
          });

  private final HttpClient client =
      HttpClient.newBuilder()
          .cookieHandler(cookies)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  HttpResponse<String> get(URI address, String... headers)
      throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(address).GET(), headers);
  }

  HttpResponse<String> post(URI address, Map<String, String> form, String... headers)
      throws IOException, InterruptedException {
    String body =
        form.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(address)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body)),
        headers);
  }

  private HttpResponse<String> send(HttpRequest.Builder request, String... headers)
      throws IOException, InterruptedException {
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(
        request.header("User-Agent", "Test Browser").build(), HttpResponse.BodyHandlers.ofString());
  }

  /** Where an answer leads. */
  static URI next(HttpResponse<?> answer) {
    assertTrue(answer.statusCode() / 100 == 3, () -> answer.statusCode() + " " + answer.body());
    return answer.uri().resolve(answer.headers().firstValue("Location").orElseThrow());
  }

  /** Begins a sign-in and goes as far as the provider's page. */
  URI toProvider(Node node) throws IOException, InterruptedException {
    return next(get(node.at("/console/login/start/acme?return_to=/console")));
  }

  /** Signs in at the sample provider; gives the address at which one comes back. */
  URI atSampleProvider(Node node, String user) throws IOException, InterruptedException {
    return next(post(toProvider(node), Map.of("user", user)));
  }

  /** Signs in at the sample provider, all the way. */
  void signIn(Node node, String user) throws IOException, InterruptedException {
    assertEquals(node.at("/console"), next(get(atSampleProvider(node, user))));
  }

  /** The token in the forms of a page. */
  static String intent(HttpResponse<String> page) {
    Matcher matcher = INTENT.matcher(page.body());
    assertTrue(matcher.find(), page.body());
    return matcher.group(1);
  }

  HttpCookie cookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .filter(cookie -> cookie.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }

  boolean hasCookie(String name) {
    return cookies.getCookieStore().getCookies().stream()
        .anyMatch(cookie -> cookie.getName().equals(name));
  }

  void setCookie(URI at, String name, String value) {
    HttpCookie cookie = new HttpCookie(name, value);
    cookie.setPath("/");
    cookie.setDomain(at.getHost());
    cookie.setVersion(0);
    cookies.getCookieStore().add(at, cookie);
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
