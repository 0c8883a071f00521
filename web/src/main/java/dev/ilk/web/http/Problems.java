package dev.ilk.web.http;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.keys.jose.Refusal;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Refusals as problem details (RFC 9457). The one place where their status is chosen. */
public final class Problems {
  static final String TYPE = "application/problem+json";

  /** The problems that a standard names (AuthZEN Access Request and Approval Profile, draft 1). */
  private static final Map<String, String> TYPES =
      Stream.of("invalid_denial_binding", "expired_denial", "unknown_task", "invalid_task_state")
          .collect(
              Collectors.toUnmodifiableMap(
                  code -> code, code -> "urn:openid:authzen:access-request:error:" + code));

  private Problems() {}

  /**
   * The status of a problem.
   *
   * @param problem what was wrong
   * @return an HTTP status
   */
  public static int status(Problem problem) {
    if (isOfProof(problem)) {
      return 401;
    }
    return switch (problem.code()) {
      case "body_too_large" -> 413;
      case "media_type_unsupported" -> 415;
      case "expired_denial" -> 410;
      default -> status(problem.kind());
    };
  }

  /**
   * Whether it is about what the caller showed to prove itself. A token that is malformed proves as
   * little as one that is not believed (RFC 6750, section 3.1).
   *
   * @param problem what was wrong at a door where only the caller's own token is judged
   * @return true if other proof might do
   */
  public static boolean isOfProof(Problem problem) {
    return problem.kind() == Problem.Kind.UNPROVEN
        || Arrays.stream(Refusal.values()).anyMatch(refusal -> refusal.is(problem));
  }

  private static int status(Problem.Kind kind) {
    return switch (kind) {
      case INVALID -> 400;
      case UNPROVEN -> 401;
      case REFUSED -> 403;
      case NOT_FOUND -> 404;
      case CONFLICT -> 409;
      case UNAVAILABLE -> 503;
    };
  }

  /**
   * Sends what was wrong with a request that did not reach the gate.
   *
   * @param response the response
   * @param problems at least one
   */
  public static void send(ServerResponse response, List<Problem> problems) {
    challenge(response, problems);
    send(response, body(problems), status(problems.getFirst()));
  }

  /**
   * Sends a refusal.
   *
   * @param response the response
   * @param problems at least one
   * @param correlation the journey under which it is recorded
   */
  public static void send(
      ServerResponse response, List<Problem> problems, Id.Correlation correlation) {
    challenge(response, problems);
    send(response, journey(response, body(problems), correlation), status(problems.getFirst()));
  }

  /**
   * Sends a denial, or what would make it an allow.
   *
   * @param response the response
   * @param decision a deny or needs
   * @param correlation the journey under which it is recorded
   */
  public static void denied(
      ServerResponse response, Decision decision, Id.Correlation correlation) {
    Problem problem =
        Problem.of(Problem.Kind.REFUSED, "access_denied", decision.reason()).mend(remedy(decision));
    ObjectNode body = journey(response, body(List.of(problem)), correlation);
    if (decision instanceof Decision.Needs needs) {
      ArrayNode list = body.putArray("needs");
      needs.needs().forEach(need -> list.add(need.toText()));
    }
    ArrayNode policies = body.putArray("policies");
    decision.policies().forEach(policies::add);
    if (Challenge.stepUp(response, decision)) {
      body.put("type", "about:blank").put("code", "insufficient_user_authentication");
      body.put("title", "insufficient_user_authentication");
      send(response, body, 401);
    } else {
      send(response, body, 403);
    }
  }

  private static String remedy(Decision decision) {
    return decision instanceof Decision.Needs needs
        ? needs.needs().stream()
            .filter(Decision.Need.Elevation.class::isInstance)
            .map(need ->
                "take the role up with `ilk elevate %s --for 30m --reason …`"
                    .formatted(((Decision.Need.Elevation) need).role()))
            .findFirst()
            .orElse("")
        : "";
  }

  /**
   * Sends that a part is out of reach; the same may do in a few seconds.
   *
   * @param response the response
   * @param problem which part
   * @param correlation the journey
   */
  public static void unavailable(
      ServerResponse response, Problem problem, Id.Correlation correlation) {
    send(response, journey(response, body(List.of(problem)), correlation), 503);
  }

  /**
   * Sends that the caller showed nothing by which it could be known.
   *
   * @param response the response
   */
  public static void nothingShown(ServerResponse response) {
    Problem problem =
        Problem.of(Problem.Kind.UNPROVEN, "proof_missing", "nothing was shown to say who is asking")
            .mend("send `Authorization: Bearer` with a token for this Ilk, or sign in");
    send(response, List.of(problem));
  }

  /**
   * Sends a refusal that HTTP itself has a status for.
   *
   * @param response the response
   * @param status the status
   * @param code the machine-readable name
   * @param message what to do, or what was wrong
   */
  public static void refuse(ServerResponse response, int status, String code, String message) {
    Answers.send(response, status, TYPE, text(status, code, message));
  }

  static String text(int status, String code, String message) {
    return body(List.of(Problem.of(Problem.Kind.INVALID, code, message)))
        .put("status", status)
        .toString();
  }

  private static void challenge(ServerResponse response, List<Problem> problems) {
    if (status(problems.getFirst()) == 401) {
      Challenge.add(response, problems.getFirst(), false);
    }
  }

  private static void send(ServerResponse response, ObjectNode body, int status) {
    if (status == 503) {
      response.header(HeaderNames.RETRY_AFTER, "2");
    }
    body.put("status", status);
    Answers.send(response, status, TYPE, body.toString());
  }

  private static ObjectNode journey(
      ServerResponse response, ObjectNode body, Id.Correlation correlation) {
    response.header(Answers.CORRELATION, correlation.value());
    return body.put("correlation", correlation.value());
  }

  private static ObjectNode body(List<Problem> problems) {
    Problem first = problems.getFirst();
    ObjectNode body = Json.object();
    body.put("type", TYPES.getOrDefault(first.code(), "about:blank"));
    body.put("title", first.code());
    body.put("code", first.code());
    body.put("detail", first.sentence());
    ArrayNode all = body.putArray("problems");
    for (Problem problem : problems) {
      all.addObject()
          .put("code", problem.code())
          .put("message", problem.message())
          .put("where", problem.where())
          .put("remedy", problem.remedy());
    }
    return body;
  }
}
