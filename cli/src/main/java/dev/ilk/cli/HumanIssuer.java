package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A server's issuer for people, asked as the public client that the command line is. */
final class HumanIssuer {
  static final String CLIENT = "ilk-cli";

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int MOST = 1 << 20;

  private final JsonNode metadata;

  private HumanIssuer(JsonNode metadata) {
    this.metadata = metadata;
  }

  /** What an endpoint said. */
  record Answer(int status, JsonNode body) {

    /** The error's name, or null if there is none. */
    @Nullable String error() {
      return status == 200 ? null : body.path("error").asText("status " + status);
    }

    RefusedException refused() {
      return new RefusedException(
          List.of(body.path("error_description").asText(String.valueOf(error()))));
    }
  }

  /** By its metadata, which must name the very issuer (RFC 8414, section 3.3). */
  static HumanIssuer of(String issuer) {
    URI address = URI.create(issuer);
    String at =
        address.resolve("/").toString()
            + ".well-known/oauth-authorization-server"
            + address.getRawPath();
    JsonNode metadata =
        send(HttpRequest.newBuilder(URI.create(at)).timeout(LIMIT).GET().build(), at).body();
    if (!metadata.path("issuer").asText().equals(issuer)) {
      throw new RefusedException(
          List.of(
              "`%s` calls itself `%s`; use that address, or name another environment"
                  .formatted(issuer, metadata.path("issuer").asText())));
    }
    return new HumanIssuer(metadata);
  }

  String name() {
    return metadata.path("issuer").asText();
  }

  /** Ilk's own interfaces, as tokens name them. */
  String self() {
    return name().replaceFirst("/e/[^/]*/human$", "");
  }

  JsonNode send(String endpoint, Map<String, String> fields) {
    Answer answer = post(metadata.path(endpoint).asText(), fields);
    if (answer.error() != null) {
      throw answer.refused();
    }
    return answer.body();
  }

  Answer tokens(Map<String, String> fields) {
    return post(metadata.path("token_endpoint").asText(), fields);
  }

  private static Answer post(String address, Map<String, String> fields) {
    String body =
        fields.entrySet().stream()
            .map(field -> field.getKey() + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    return send(
        HttpRequest.newBuilder(URI.create(address))
            .timeout(LIMIT)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        address);
  }

  private static Answer send(HttpRequest request, String address) {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          client.send(
              request,
              HttpResponse.BodyHandlers.limiting(HttpResponse.BodyHandlers.ofByteArray(), MOST));
      return new Answer(response.statusCode(), Server.mapper().readTree(response.body()));
    } catch (IOException e) {
      throw new UnreachableException("the server at `%s` does not answer".formatted(address), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted", new IOException(e));
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
