package dev.ilk.discover.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads JSON from one server, politely: waits as long as it asks to, gives up in the end, follows
 * no redirect and no link to another server, since the credential would go there too.
 */
final class HttpApi {
  private static final int MOST_BYTES = 16 << 20;
  private static final int REFUSAL_BYTES = 8 << 10;
  private static final int ATTEMPTS = 6;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;[^,]*rel=\"?next\"?");
  private static final Pattern THROTTLED =
      Pattern.compile("<Code>(Throttling|ThrottlingException|RequestLimitExceeded)</Code>");
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .build();

  private final URI base;
  private final Signing signing;
  private final Waiting pause;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * An answer, where the next page is (RFC 8288, relation {@code next}), and what time the server
   * has (RFC 9110, section 6.6.1).
   */
  record Answer(JsonNode body, Optional<String> next, Optional<Instant> date) {}

  /** An answer before it is read. */
  record Raw(URI uri, int status, String body, Optional<String> next, Optional<Instant> date) {
    JsonNode json() throws SystemUnreadable {
      try {
        return JSON.readTree(body);
      } catch (IOException e) {
        throw new SystemUnreadable("`%s` answered with no JSON".formatted(uri.getPath()), e);
      }
    }
  }

  /** What a request carries to be let in. */
  interface Signing {
    /**
     * Headers for one request; asked again for each attempt.
     *
     * @param uri where it goes
     * @return names and values
     */
    Map<String, String> headers(URI uri);
  }

  HttpApi(URI base, Map<String, String> headers, Waiting pause) {
    this(base, fixed(headers), pause);
  }

  HttpApi(URI base, Signing signing, Waiting pause) {
    this.base = base;
    this.signing = signing;
    this.pause = pause;
  }

  private static Signing fixed(Map<String, String> headers) {
    Map<String, String> all = Map.copyOf(headers);
    return _ -> all;
  }

  Answer get(String path) throws SystemUnreadable, InterruptedException {
    Raw raw = fetch(path);
    return new Answer(raw.json(), raw.next(), raw.date());
  }

  Raw fetch(String path) throws SystemUnreadable, InterruptedException {
    return found(send(HttpRequest.newBuilder(resolve(path)).GET()));
  }

  /** The same, but nothing where nothing is. */
  Optional<JsonNode> find(String path) throws SystemUnreadable, InterruptedException {
    Raw raw = send(HttpRequest.newBuilder(resolve(path)).GET());
    return raw.status() == 404 ? Optional.empty() : Optional.of(found(raw).json());
  }

  /** Asks what can only be asked by POST. Sent again as GET requests are: it changes nothing. */
  Optional<JsonNode> query(String path, JsonNode question)
      throws SystemUnreadable, InterruptedException {
    Raw raw =
        send(
            HttpRequest.newBuilder(resolve(path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(question.toString())));
    return raw.status() == 404 ? Optional.empty() : Optional.of(found(raw).json());
  }

  private static Raw found(Raw raw) throws SystemUnreadable {
    if (raw.status() == 404) {
      throw refused(raw.uri(), raw.status());
    }
    return raw;
  }

  private Raw send(HttpRequest.Builder request) throws SystemUnreadable, InterruptedException {
    Duration wait = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      HttpResponse<InputStream> response = once(request.copy());
      int status = response.statusCode();
      if (status / 100 == 2 || status == 404) {
        return read(response);
      }
      boolean later = isLimited(response) || status == 429 || status / 100 == 5;
      if (!later || attempt == ATTEMPTS) {
        throw refused(response.uri(), status);
      }
      pause.of(asked(response).orElse(wait));
      wait = wait.multipliedBy(2);
    }
  }

  private static Refused refused(URI uri, int status) {
    return new Refused(
        "`%s` answered with status %d%s".formatted(uri.getPath(), status, advice(status)), status);
  }

  private static Optional<Instant> date(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** A path below the server, or a whole address on the same server. */
  private URI resolve(String path) throws SystemUnreadable {
    try {
      String prefix = base.toString().replaceAll("/+$", "");
      URI uri = URI.create(path.startsWith("/") ? prefix + path : path);
      boolean same =
          base.getScheme().equals(uri.getScheme())
              && base.getAuthority().equals(uri.getAuthority());
      if (!same) {
        throw new SystemUnreadable(
            "the server points to a page on `%s`, which is not the server that was named"
                .formatted(uri.getAuthority()));
      }
      return uri;
    } catch (IllegalArgumentException e) {
      throw new SystemUnreadable("the server points to a page at no address", e);
    }
  }

  private HttpResponse<InputStream> once(HttpRequest.Builder request)
      throws SystemUnreadable, InterruptedException {
    URI uri = request.build().uri();
    signing.headers(uri).forEach(request::setHeader);
    try {
      return client.send(
          request.timeout(TIMEOUT).build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new SystemUnreadable(
          "`%s` does not answer: %s".formatted(uri.getAuthority(), e.getMessage()), e);
    }
  }

  private static Raw read(HttpResponse<InputStream> response) throws SystemUnreadable {
    URI uri = response.uri();
    try (InputStream in = response.body()) {
      byte[] body = in.readNBytes(MOST_BYTES + 1);
      if (body.length > MOST_BYTES) {
        throw new SystemUnreadable(
            "`%s` answered with more than %d MiB in one page"
                .formatted(uri.getPath(), MOST_BYTES >> 20));
      }
      Optional<String> next =
          response.headers().allValues("link").stream()
              .map(NEXT::matcher)
              .filter(Matcher::find)
              .map(found -> found.group(1))
              .findFirst();
      return new Raw(
          uri,
          response.statusCode(),
          new String(body, StandardCharsets.UTF_8),
          next,
          response.headers().firstValue("date").flatMap(HttpApi::date));
    } catch (SystemUnreadable e) {
      throw e;
    } catch (IOException e) {
      throw new SystemUnreadable("`%s` broke off its answer".formatted(uri.getPath()), e);
    }
  }

  /**
   * GitHub says 403 or 429 when its limit is reached, and when to come back in a header; AWS says
   * 400, and so in the body. The body of a refusal is read here, and so closed.
   */
  private static boolean isLimited(HttpResponse<InputStream> response) {
    String said = "";
    try (InputStream in = response.body()) {
      said = new String(in.readNBytes(REFUSAL_BYTES), StandardCharsets.UTF_8);
    } catch (IOException e) {
      // What a refusal says more is lost, and its status tells.
    }
    return switch (response.statusCode()) {
      case 403 ->
          response.headers().firstValue("retry-after").isPresent()
              || response
                  .headers()
                  .firstValue("x-ratelimit-remaining")
                  .filter("0"::equals)
                  .isPresent();
      case 400 -> THROTTLED.matcher(said).find();
      default -> false;
    };
  }

  /** Seconds in Retry-After (RFC 9110, section 10.2.3), at most five minutes. */
  private static Optional<Duration> asked(HttpResponse<?> response) {
    return response
        .headers()
        .firstValue("retry-after")
        .filter(text -> text.matches("[0-9]{1,6}"))
        .map(text -> Duration.ofSeconds(Long.parseLong(text)))
        .map(time -> time.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : time);
  }

  private static String advice(int status) {
    return switch (status) {
      case 401 -> " (the credential is wrong or has ended)";
      case 403 -> " (the credential lacks a right: see `ilk discover profiles`)";
      case 422 -> " (it does not understand or may not answer: see `ilk discover profiles`)";
      case 404 -> " (check the address and what was given with --set)";
      case 301, 302, 307, 308 ->
          " (a redirect, which is not followed: name the address it leads to)";
      default -> "";
    };
  }
}
