package dev.ilk.web.health;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.HttpRouting;
import io.helidon.webserver.http.ServerResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code GET /health/live} and {@code GET /health/ready}, for load balancers and supervisors, and
 * {@code GET /metrics}, for Prometheus.
 */
public final class Doors {
  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param parts what the node needs to serve, each with what speaks against it at the moment
   */
  public static void open(
      HttpRouting.Builder routing, Map<String, Supplier<Optional<String>>> parts) {
    routing
        .get(
            "/health/live",
            (request, response) ->
                Answers.send(
                    response, 200, "application/json", Json.object().put("live", true).toString()))
        .get("/health/ready", (request, response) -> ready(response, parts));
  }

  /**
   * Opens {@code GET /metrics}. Whoever can reach it can read how much of what is done here.
   *
   * @param routing where
   * @param text what it answers, in Prometheus' text format
   */
  public static void openMetrics(HttpRouting.Builder routing, Supplier<String> text) {
    routing.get(
        "/metrics",
        (request, response) ->
            Answers.send(response, 200, "text/plain; version=0.0.4; charset=utf-8", text.get()));
  }

  private static void ready(
      ServerResponse response, Map<String, Supplier<Optional<String>>> parts) {
    ObjectNode answer = Json.object();
    ObjectNode list = Json.object();
    boolean ready = true;
    for (Map.Entry<String, Supplier<Optional<String>>> part : parts.entrySet()) {
      Optional<String> trouble = part.getValue().get();
      ready &= trouble.isEmpty();
      list.put(part.getKey(), trouble.orElse("ok"));
    }
    answer.put("ready", ready);
    answer.set("parts", list);
    Answers.send(response, ready ? 200 : 503, "application/json", answer.toString());
  }
}
