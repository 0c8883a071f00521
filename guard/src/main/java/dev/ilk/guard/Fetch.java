package dev.ilk.guard;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** HTTP with bounds: on time, on size, and without following redirects. */
final class Fetch {
  /** Longer answers are not read. */
  static final int MAX_BYTES = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient client =
      HttpClient.newBuilder()
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body at most {@link #MAX_BYTES}
   */
  record Answer(int status, Bytes body) {
    /** The body as a strict JSON object, if the status says that it worked. */
    Claims json(URI from) throws IlkUnavailable {
      if (status != 200) {
        throw new IlkUnavailable("`%s` answered with status %d".formatted(from, status));
      }
      return switch (Claims.parse(body.toArray())) {
        case Result.Ok<Claims>(Claims claims) -> claims;
        case Result.Failed<Claims>(List<Problem> problems) ->
            throw new IlkUnavailable(
                "`%s` answered with no JSON: %s".formatted(from, problems.getFirst().message()));
      };
    }
  }

  Answer get(URI uri, Duration limit) throws IlkUnavailable {
    return send(HttpRequest.newBuilder(uri).timeout(limit).GET().build());
  }

  Answer post(URI uri, String type, byte[] body, Map<String, String> headers, Duration limit)
      throws IlkUnavailable {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .timeout(limit)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build());
  }

  private Answer send(HttpRequest request) throws IlkUnavailable {
    try {
      HttpResponse<InputStream> response =
          client.send(request, HttpResponse.BodyHandlers.ofInputStream());
      try (InputStream body = response.body()) {
        byte[] bytes = body.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
          throw new IlkUnavailable("`%s` answered with too much".formatted(request.uri()));
        }
        return new Answer(response.statusCode(), Bytes.of(bytes));
      }
    } catch (IOException e) {
      throw new IlkUnavailable("`%s` does not answer".formatted(request.uri()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IlkUnavailable("interrupted while asking `%s`".formatted(request.uri()), e);
    }
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
