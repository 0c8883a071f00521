package dev.ilk.demo;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.net.http.HttpResponse;
import java.util.Optional;

/**
 * An HTTP answer.
 *
 * @param status its status
 * @param text its body
 * @param correlation the journey that Ilk names in it; empty if it names none
 * @param nonce what the next proof of a key must repeat; empty if none is asked for
 * @param location where it sends the browser; empty if nowhere
 */
record Answer(
    int status, String text, String correlation, Optional<String> nonce, String location) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static Answer of(HttpResponse<String> response) {
    return new Answer(
        response.statusCode(),
        response.body(),
        response.headers().firstValue("Ilk-Correlation").orElse(""),
        response.headers().firstValue("DPoP-Nonce"),
        response.headers().firstValue("Location").orElse(""));
  }

  JsonNode json() {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  /** The protocol's code for what is wrong; empty if nothing is. */
  String error() {
    return json().path("error").asText(json().path("code").asText(""));
  }

  /** The protocol's code and sentence for people, as one line. */
  String refusal() {
    JsonNode body = json();
    String sentence = body.path("error_description").asText(body.path("reason").asText(""));
    return "%d %s: %s".formatted(status, error(), sentence);
  }
}
