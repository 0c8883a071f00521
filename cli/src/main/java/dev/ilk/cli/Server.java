package dev.ilk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webclient.api.HttpClientRequest;
import io.helidon.webclient.api.HttpClientResponse;
import io.helidon.webclient.api.WebClient;
import java.io.IOException;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A running Ilk, spoken to over HTTP: at its local socket as the operator, or with a token. */
final class Server {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SECONDS = Pattern.compile("[0-9]{1,4}");
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration READ = Duration.ofSeconds(60);

  private final WebClient client;
  private final String name;
  private final String base;
  private final Optional<String> token;

  private Server(WebClient client, String name, String base, Optional<String> token) {
    this.client = client;
    this.name = name;
    this.base = base;
    this.token = token;
  }

  static Server local(Path socket) {
    if (!Files.exists(socket)) {
      throw new UnreachableException(
          "no server runs here: there is no socket `%s` (start one with `ilk serve`, or name one with --data or --server)"
              .formatted(socket),
          new IOException());
    }
    WebClient client =
        WebClient.builder()
            .baseUri("http://localhost")
            .baseAddress(UnixDomainSocketAddress.of(socket))
            .connectTimeout(CONNECT)
            .readTimeout(READ)
            // One that another command kept may lead to a server that has ended.
            .shareConnectionCache(false)
            .build();
    return new Server(client, socket.toString(), "http://localhost", Optional.empty());
  }

  /** With a token from a file, or else with what `ilk login` keeps for that server. */
  static Server at(String url, @Nullable Path tokenFile) {
    return at(url, Optional.ofNullable(tokenFile).map(Server::read).or(() -> signedIn(url)));
  }

  static Server at(String url, String token) {
    return at(url, Optional.of(token));
  }

  private static Server at(String url, Optional<String> token) {
    WebClient client =
        WebClient.builder().baseUri(url).connectTimeout(CONNECT).readTimeout(READ).build();
    return new Server(client, url, url, token);
  }

  private static Optional<String> signedIn(String url) {
    try {
      Optional<StoredLogin> login =
          StoredLogin.read().filter(known -> known.server().equals(url.replaceFirst("/+$", "")));
      return login.isPresent() ? Optional.of(login.get().fresh().accessToken()) : Optional.empty();
    } catch (IOException e) {
      throw new UnreachableException("the sign-in that `ilk login` keeps cannot be read", e);
    }
  }

  JsonNode get(String path) {
    return json(send(Method.GET, path, Optional.empty()));
  }

  JsonNode post(String path, JsonNode body) {
    return json(send(Method.POST, path, Optional.of(body.toString())));
  }

  JsonNode delete(String path) {
    return json(send(Method.DELETE, path, Optional.empty()));
  }

  JsonNode put(String path, JsonNode body) {
    return json(send(Method.PUT, path, Optional.of(body.toString())));
  }

  byte[] bytes(String path) {
    return send(Method.GET, path, Optional.empty());
  }

  static ObjectMapper mapper() {
    return JSON;
  }

  private byte[] send(Method method, String path, Optional<String> body) {
    HttpClientRequest request = client.method(method).uri(URI.create(base + path));
    token.ifPresent(value -> request.header(HeaderNames.AUTHORIZATION, "Bearer " + value));
    try (HttpClientResponse response =
        body.isPresent()
            ? request.header(HeaderNames.CONTENT_TYPE, "application/json").submit(body.get())
            : request.request()) {
      byte[] answer =
          response.entity().hasEntity() ? response.entity().as(byte[].class) : new byte[0];
      if (response.status().code() / 100 != 2) {
        throw new RefusedException(
            problems(response.status().code(), answer), retryAfter(response));
      }
      return answer;
    } catch (RefusedException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new UnreachableException("the server at `%s` does not answer".formatted(name), e);
    }
  }

  /** Seconds in Retry-After (RFC 9110, section 10.2.3); a date there is not used by Ilk. */
  private static Optional<Duration> retryAfter(HttpClientResponse response) {
    return response
        .headers()
        .first(HeaderNames.RETRY_AFTER)
        .filter(SECONDS.asMatchPredicate())
        .map(seconds -> Duration.ofSeconds(Long.parseLong(seconds)));
  }

  private static JsonNode json(byte[] answer) {
    if (answer.length == 0) {
      return MissingNode.getInstance();
    }
    try {
      return JSON.readTree(answer);
    } catch (IOException e) {
      throw new RefusedException(List.of("the server's answer is no JSON"));
    }
  }

  /** The problems in an answer (RFC 9457), one line each, and how to ask about them. */
  private static List<String> problems(int status, byte[] answer) {
    List<String> lines = new ArrayList<>();
    try {
      JsonNode problem = JSON.readTree(new String(answer, StandardCharsets.UTF_8));
      for (JsonNode one : problem.path("problems")) {
        lines.add(line(one));
      }
      if (lines.isEmpty()) {
        lines.add(problem.path("detail").asText(problem.path("title").asText("status " + status)));
      }
      String correlation = problem.path("correlation").asText("");
      if (!correlation.isEmpty()) {
        lines.add("in the record: ilk trace " + correlation);
      }
    } catch (JsonProcessingException e) {
      lines.add("the server answered with status " + status);
    }
    return lines;
  }

  private static String line(JsonNode problem) {
    String where = problem.path("where").asText("");
    String remedy = problem.path("remedy").asText("");
    return (where.isEmpty() ? "" : where + ": ")
        + problem.path("message").asText()
        + (remedy.isEmpty() ? "" : " (" + remedy + ")");
  }

  private static String read(Path file) {
    try {
      return Files.readString(file).strip();
    } catch (IOException e) {
      throw new UnreachableException("the token file `%s` cannot be read".formatted(file), e);
    }
  }
}
