package dev.ilk.notify;

import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.issuer.Reach;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Sends messages within {@link Reach}: follows no redirect, reads no answer beyond its status, and
 * gives up in time, however slowly somebody answers.
 */
public final class Sending implements AutoCloseable {
  /** The longest that one attempt takes. */
  public static final Duration TIMEOUT = Duration.ofSeconds(10);

  private final Reach reach;
  private final Duration timeout;
  private final HttpClient http =
      HttpClient.newBuilder()
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(3))
          .build();

  /**
   * Sends within limits.
   *
   * @param reach which addresses may be called
   * @param timeout how long one attempt may take, at most {@link #TIMEOUT}
   */
  public Sending(Reach reach, Duration timeout) {
    if (timeout.compareTo(TIMEOUT) > 0) {
      throw new IllegalArgumentException("webhooks are held for no longer attempts");
    }
    this.reach = reach;
    this.timeout = timeout;
  }

  /** What speaks against an address, as far as its text shows. */
  Optional<Problem> objection(String url) {
    return reach.objection(url);
  }

  /** Why a message did not arrive, in words that hold nothing of what the receiver said. */
  Optional<String> send(String url, Map<String, String> headers, byte[] body)
      throws InterruptedException {
    Optional<Problem> objection = reach.objection(url);
    if (objection.isPresent()) {
      return objection.map(Problem::sentence);
    }
    URI uri = URI.create(url);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri)
            .header("content-type", "application/json")
            .header("user-agent", "Ilk")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body));
    headers.forEach(request::header);
    try {
      for (InetAddress resolved : InetAddress.getAllByName(uri.getHost())) {
        Optional<Problem> refused = reach.objection(resolved);
        if (refused.isPresent()) {
          return refused.map(Problem::sentence);
        }
      }
      CompletableFuture<HttpResponse<Void>> answer =
          http.sendAsync(request.build(), HttpResponse.BodyHandlers.discarding());
      try {
        return problem(answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS).statusCode());
      } finally {
        answer.cancel(true);
      }
    } catch (UnknownHostException e) {
      return Optional.of("its host is not known");
    } catch (TimeoutException e) {
      return Optional.of("it did not answer within %d s".formatted(timeout.toSeconds()));
    } catch (ExecutionException e) {
      return Optional.of(
          e.getCause() instanceof IOException ? "it cannot be reached" : "it cannot be asked");
    }
  }

  private static Optional<String> problem(int status) {
    if (status / 100 == 2) {
      return Optional.empty();
    }
    return Optional.of(
        status / 100 == 3
            ? "it answered with status %d, a redirect, which is not followed".formatted(status)
            : "it answered with status %d".formatted(status));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
