package dev.ilk.prove.human.provider;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.http.HTTPRequest;
import com.nimbusds.oauth2.sdk.http.HTTPResponse;
import com.nimbusds.oauth2.sdk.http.ReadOnlyHTTPRequest;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks providers over HTTP: no redirects, one limit on the size of an answer, and one on the time
 * of the whole exchange, so that a provider that trickles bytes holds nobody longer than one that
 * is silent.
 */
public final class ProviderHttp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(3);
  private static final Duration WHOLE = Duration.ofSeconds(8);

  /** Longer answers are cut off and count as no answer, in bytes. */
  static final int MAX_ANSWER = 256 * 1024;

  private final HttpClient client;
  private final Duration whole;

  /** With the limits that suit a provider on the same continent. */
  public ProviderHttp() {
    this(WHOLE);
  }

  ProviderHttp(Duration whole) {
    this.whole = whole;
    this.client =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .version(HttpClient.Version.HTTP_1_1)
            .build();
  }

  /** Fetches a JSON document. */
  HTTPResponse get(URI address) throws IOException {
    return exchange(
        HttpRequest.newBuilder(address).header("Accept", "application/json").GET().build());
  }

  /** Sends a message of the SDK over this transport instead of the SDK's own. */
  HTTPResponse send(HTTPRequest message) throws IOException {
    return message.send(this::forward);
  }

  private HTTPResponse forward(ReadOnlyHTTPRequest message) throws IOException {
    HttpRequest.Builder request = HttpRequest.newBuilder(message.getURI());
    for (Map.Entry<String, List<String>> header : message.getHeaderMap().entrySet()) {
      header.getValue().forEach(value -> request.header(header.getKey(), value));
    }
    String body = message.getBody() == null ? "" : message.getBody();
    return exchange(
        request
            .method(message.getMethod().name(), HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private HTTPResponse exchange(HttpRequest request) throws IOException {
    HttpResponse.BodyHandler<String> text =
        HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8);
    CompletableFuture<HttpResponse<String>> pending =
        client.sendAsync(request, HttpResponse.BodyHandlers.limiting(text, MAX_ANSWER));
    try {
      return message(pending.get(whole.toMillis(), TimeUnit.MILLISECONDS));
    } catch (TimeoutException e) {
      pending.cancel(true);
      throw new IOException("no whole answer within " + whole.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw new IOException(String.valueOf(e.getCause()), e);
    } catch (InterruptedException e) {
      pending.cancel(true);
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting for the provider", e);
    }
  }

  private static HTTPResponse message(HttpResponse<String> response) throws IOException {
    HTTPResponse message = new HTTPResponse(response.statusCode());
    String type = response.headers().firstValue("Content-Type").orElse("");
    if (!type.isEmpty()) {
      try {
        message.setContentType(type);
      } catch (ParseException e) {
        throw new IOException("the answer has no readable content type", e);
      }
    }
    message.setBody(response.body());
    return message;
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
