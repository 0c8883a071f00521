package dev.ilk.discover.connect;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
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
import java.time.Duration;
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
  private static final int ATTEMPTS = 6;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,4000})>\\s*;[^,]*rel=\"?next\"?");
  private static final ObjectMapper JSON =
      JsonMapper.builder(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder().maxNestingDepth(100).build())
                  .build())
          .build();

  private final URI base;
  private final Map<String, String> headers;
  private final Waiting pause;
  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(TIMEOUT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /** An answer, and where the next page is (RFC 8288, relation {@code next}). */
  record Answer(JsonNode body, Optional<String> next) {}

  HttpApi(URI base, Map<String, String> headers, Waiting pause) {
    this.base = base;
    this.headers = Map.copyOf(headers);
    this.pause = pause;
  }

  Answer get(String path) throws SystemUnreadable, InterruptedException {
    URI uri = resolve(path);
    Duration wait = Duration.ofSeconds(1);
    for (int attempt = 1; ; attempt++) {
      HttpResponse<InputStream> response = send(uri);
      int status = response.statusCode();
      if (status / 100 == 2) {
        return answer(uri, response);
      }
      boolean later = status == 429 || status / 100 == 5 || isLimited(response);
      close(response);
      if (!later || attempt == ATTEMPTS) {
        throw new SystemUnreadable(
            "`%s` answered with status %d%s".formatted(uri.getPath(), status, advice(status)));
      }
      pause.of(asked(response).orElse(wait));
      wait = wait.multipliedBy(2);
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

  private HttpResponse<InputStream> send(URI uri) throws SystemUnreadable, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri).timeout(TIMEOUT).GET();
    headers.forEach(request::header);
    try {
      return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
    } catch (IOException e) {
      throw new SystemUnreadable(
          "`%s` does not answer: %s".formatted(uri.getAuthority(), e.getMessage()), e);
    }
  }

  private static Answer answer(URI uri, HttpResponse<InputStream> response)
      throws SystemUnreadable {
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
      return new Answer(JSON.readTree(body), next);
    } catch (JsonProcessingException e) {
      throw new SystemUnreadable("`%s` answered with no JSON".formatted(uri.getPath()), e);
    } catch (SystemUnreadable e) {
      throw e;
    } catch (IOException e) {
      throw new SystemUnreadable("`%s` broke off its answer".formatted(uri.getPath()), e);
    }
  }

  /** GitHub says 403 or 429 when its limit is reached, and when to come back in a header. */
  private static boolean isLimited(HttpResponse<?> response) {
    return response.statusCode() == 403
        && (response.headers().firstValue("retry-after").isPresent()
            || response
                .headers()
                .firstValue("x-ratelimit-remaining")
                .filter("0"::equals)
                .isPresent());
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
      case 404 -> " (check the address and what was given with --set)";
      case 301, 302, 307, 308 ->
          " (a redirect, which is not followed: name the address it leads to)";
      default -> "";
    };
  }

  private static void close(HttpResponse<InputStream> response) {
    try {
      response.body().close();
    } catch (IOException e) {
      // There is nothing more to be read from it.
    }
  }
}
