package dev.ilk.guard;

import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.jose.Claims;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;

/** HTTP with bounds: on time, on size, and without following redirects. */
final class Fetch implements AutoCloseable {
  /** Longer answers are not read, where nothing else is said. */
  static final int MAX_BYTES = 1 << 20;

  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final int most;

  private final HttpClient client;

  Fetch() {
    this(MAX_BYTES);
  }

  /**
   * For longer answers than usual.
   *
   * @param most how many bytes of an answer are read at most
   */
  Fetch(int most) {
    this(most, Optional.empty());
  }

  private Fetch(int most, Optional<SSLContext> tls) {
    this.most = most;
    HttpClient.Builder builder =
        HttpClient.newBuilder().connectTimeout(CONNECT).followRedirects(HttpClient.Redirect.NEVER);
    tls.ifPresent(builder::sslContext);
    this.client = builder.build();
  }

  /** That connects with something of the service's own, where there is such. */
  static Fetch with(Optional<SSLContext> tls) {
    return new Fetch(MAX_BYTES, tls);
  }

  /**
   * An answer.
   *
   * @param status the HTTP status
   * @param body of bounded length
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
    return get(uri, Map.of(), limit);
  }

  Answer get(URI uri, Map<String, String> headers, Duration limit) throws IlkUnavailable {
    HttpRequest.Builder request = request(uri).GET();
    headers.forEach(request::header);
    return send(request.build(), limit);
  }

  Answer post(URI uri, String type, byte[] body, Map<String, String> headers, Duration limit)
      throws IlkUnavailable {
    HttpRequest.Builder request =
        request(uri)
            .header("Content-Type", type)
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    return send(request.build(), limit);
  }

  private static HttpRequest.Builder request(URI uri) throws IlkUnavailable {
    try {
      return HttpRequest.newBuilder(uri);
    } catch (IllegalArgumentException e) {
      throw new IlkUnavailable("`%s` is no address to call".formatted(uri), e);
    }
  }

  /** The limit holds to the last byte: the client's own ends with the headers. */
  private Answer send(HttpRequest request, Duration limit) throws IlkUnavailable {
    CompletableFuture<HttpResponse<byte[]>> answer =
        client.sendAsync(
            request,
            HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), most));
    try {
      HttpResponse<byte[]> response = answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      return new Answer(response.statusCode(), Bytes.of(response.body()));
    } catch (ExecutionException | TimeoutException e) {
      answer.cancel(true);
      throw new IlkUnavailable("`%s` does not answer as it should".formatted(request.uri()), e);
    } catch (InterruptedException e) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw new IlkUnavailable("interrupted while asking `%s`".formatted(request.uri()), e);
    }
  }

  /** Ends what is under way; those who wait for it hear that there is no answer. */
  @Override
  public void close() {
    client.shutdownNow();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
