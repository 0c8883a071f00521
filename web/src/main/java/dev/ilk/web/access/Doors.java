package dev.ilk.web.access;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.Denials;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import io.helidon.webserver.http.HttpRouting;

/** The doors of the access plane. */
public final class Doors {
  private static final String EVALUATION = "/access/v1/evaluation";
  private static final String EVALUATIONS = "/access/v1/evaluations";
  private static final String REQUESTS = "/access/v1/requests";
  private static final String SEARCH = "/access/v1/search/";

  private Doors() {}

  /**
   * Opens them.
   *
   * @param routing where
   * @param doorway the way to the gate
   * @param base the public address of Ilk, which the metadata names (section 9)
   * @param denials ties requests for approval to denials
   */
  public static void open(
      HttpRouting.Builder routing, Doorway doorway, String base, Denials denials) {
    ObjectNode metadata = Json.object();
    metadata.put("policy_decision_point", base);
    metadata.put("access_evaluation_endpoint", base + EVALUATION);
    metadata.put("access_evaluations_endpoint", base + EVALUATIONS);
    for (SearchRequest.Part part : SearchRequest.Part.values()) {
      String path = SEARCH + part.word();
      metadata.put("search_%s_endpoint".formatted(part.word()), base + path);
      routing.post(path, new SearchDoor(doorway, part)).any(path, new MethodRefusal("POST"));
    }
    metadata.put("access_request_endpoint", base + REQUESTS);
    metadata.putArray("capabilities").add("urn:openid:authzen:capability:access-request");
    String text = metadata.toString();
    Requestable requestable = new Requestable(denials, base + REQUESTS, doorway.clock());
    EvaluationDoor evaluation = new EvaluationDoor(doorway, requestable);
    routing
        .post(EVALUATION, evaluation)
        .any(EVALUATION, new MethodRefusal("POST"))
        .post(EVALUATIONS, new EvaluationsDoor(doorway, evaluation, requestable))
        .any(EVALUATIONS, new MethodRefusal("POST"))
        .register(REQUESTS, new RequestDoor(doorway, base + REQUESTS))
        .post("/access/v1/reports", new ReportDoor(doorway))
        .any("/access/v1/reports", new MethodRefusal("POST"))
        .get("/access/v1/bundle", new BundleDoor(doorway))
        .any("/access/v1/bundle", new MethodRefusal("GET"))
        .get(
            "/.well-known/authzen-configuration",
            (request, response) -> Answers.send(response, 200, "application/json", text));
  }
}
