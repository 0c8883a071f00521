package dev.ilk.prove.federation.issuer;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/**
 * Fetches one document from an issuer, within {@link Reach}, without following redirects, and never
 * more bytes than asked for. Blocks; whoever calls it sets the deadline by interrupting.
 */
final class Download implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);

  private final HttpClient http;
  private final Reach reach;

  Download(Reach reach, Optional<SSLContext> tls) {
    HttpClient.Builder builder =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).connectTimeout(CONNECT);
    tls.ifPresent(builder::sslContext);
    this.http = builder.build();
    this.reach = reach;
  }

  /**
   * A document.
   *
   * @param content what was read from its bytes
   * @param freshness how long it says that it is fresh
   * @param <T> what it is
   */
  record Document<T>(T content, Optional<Duration> freshness) {}

  <T> Result<Document<T>> get(String address, int maxBytes, Function<byte[], Result<T>> parser)
      throws InterruptedException {
    Optional<Problem> objection = reach.objection(address);
    if (objection.isPresent()) {
      return Result.failed(objection.get());
    }
    URI uri = URI.create(address);
    try {
      for (InetAddress resolved : InetAddress.getAllByName(uri.getHost())) {
        Optional<Problem> refused = reach.objection(resolved);
        if (refused.isPresent()) {
          return Result.failed(refused.get());
        }
      }
      HttpRequest request =
          HttpRequest.newBuilder(uri).header("accept", "application/json").GET().build();
      HttpResponse<byte[]> response =
          http.send(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
      return response.statusCode() == 200
          ? parser
              .apply(response.body())
              .then(content ->
                  Result.ok(new Document<>(content, CacheControl.freshness(response.headers()))))
          : failed(address, "it answered with status " + response.statusCode());
    } catch (UnknownHostException e) {
      return failed(address, "its host is not known");
    } catch (IOException e) {
      return failed(address, String.valueOf(e.getMessage()));
    }
  }

  static <T> Result<T> failed(String address, String why) {
    return Result.failed(
        Problem.of(
            Problem.Kind.UNAVAILABLE,
            "issuer_unavailable",
            "`%s` cannot be read: %s".formatted(address, why)));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
