package dev.ilk.web.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReportDeployment;
import dev.ilk.gate.ReportDeployment.Reported;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.function.Function;

/**
 * News as Kubernetes writes it: an {@code AdmissionReview} ({@code admission.k8s.io/v1}), or one
 * event of a watch ({@code meta/v1}, WatchEvent).
 */
final class KubernetesNews {
  private static final String REVIEW = "AdmissionReview";
  private static final String VERSION = "admission.k8s.io/v1";
  private static final int LONGEST_UID = 100;

  private KubernetesNews() {}

  /** Whether a body is of one of the two forms. */
  static boolean is(ObjectNode body) {
    return body.path("kind").asText().equals(REVIEW) || body.path("object").isObject();
  }

  static Result<Told> read(ObjectNode body) {
    return body.path("kind").asText().equals(REVIEW) ? review(body) : watched(body);
  }

  private static Result<Told> watched(ObjectNode body) {
    JsonNode object = body.path("object");
    return switch (body.path("type").asText()) {
      case "ADDED", "MODIFIED" ->
          KubernetesObject.there(object)
              .then(news -> told(object, news, reported -> Json.object()));
      case "DELETED" ->
          KubernetesObject.gone(object).then(news -> told(object, news, reported -> Json.object()));
      default ->
          invalid("watch_type", "expected an event of the type ADDED, MODIFIED or DELETED", "type");
    };
  }

  private static Result<Told> review(ObjectNode body) {
    JsonNode request = body.path("request");
    String uid = request.path("uid").asText();
    if (!body.path("apiVersion").asText().equals(VERSION)
        || uid.isEmpty()
        || uid.length() > LONGEST_UID) {
      return invalid("admission_review", "expected a review of %s".formatted(VERSION), "request");
    }
    JsonNode object = request.path("object");
    JsonNode before = request.path("oldObject");
    Function<Reported, JsonNode> admitted = reported -> admitted(uid);
    return switch (request.path("operation").asText()) {
      case "CREATE", "UPDATE" ->
          KubernetesObject.there(object).then(news -> told(object, news, admitted));
      case "DELETE" -> KubernetesObject.gone(before).then(news -> told(before, news, admitted));
      default ->
          invalid("admission_operation", "expected CREATE, UPDATE or DELETE", "request.operation");
    };
  }

  private static Result<Told> told(
      JsonNode object, ReportDeployment.News news, Function<Reported, JsonNode> answer) {
    return KubernetesObject.workload(object)
        .then(workload -> Result.ok(new Told(workload, news, answer)));
  }

  /** Ilk learns and does not judge here: what is not deployed gets no tokens. */
  private static JsonNode admitted(String uid) {
    ObjectNode answer = Json.object().put("apiVersion", VERSION).put("kind", REVIEW);
    answer.putObject("response").put("uid", uid).put("allowed", true);
    return answer;
  }

  static <T> Result<T> invalid(String code, String message, String where) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).at(where));
  }
}
