package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the access plane. */
public final class Doors {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String EVALUATIONS = "/access/v1/evaluations";
  private static final String SEARCH = "/access/v1/search/";

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate
   * @param base the public address of Ilk, which the metadata names (section 9)
   */
  public static void open(HttpRouting.Builder routing, Doorway doorway, String base) {
    ObjectNode metadata = Json.object();
    metadata.put("policy_decision_point", base);
    metadata.put("access_evaluation_endpoint", base + EVALUATION);
    metadata.put("access_evaluations_endpoint", base + EVALUATIONS);
    for (SearchRequest.Part part : SearchRequest.Part.values()) {
      String path = SEARCH + part.word();
      metadata.put("search_%s_endpoint".formatted(part.word()), base + path);
      routing.post(path, new SearchDoor(doorway, part)).any(path, new MethodRefusal("POST"));
    }
    String text = metadata.toString();
    EvaluationDoor evaluation = new EvaluationDoor(doorway);
    routing
        .post(EVALUATION, evaluation)
        .any(EVALUATION, new MethodRefusal("POST"))
        .post(EVALUATIONS, new EvaluationsDoor(doorway, evaluation))
        .any(EVALUATIONS, new MethodRefusal("POST"))
        .post("/access/v1/reports", new ReportDoor(doorway))
        .any("/access/v1/reports", new MethodRefusal("POST"))
        .get("/access/v1/bundle", new BundleDoor(doorway))
        .any("/access/v1/bundle", new MethodRefusal("GET"))
        .get(
            "/.well-known/authzen-configuration",
            (request, response) -> Answers.send(response, 200, "application/json", text));
  }
}
