package dev.ilk.web.oauth;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.web.http.Answers;
import dev.ilk.web.http.Challenge;
import dev.ilk.web.http.Json;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.ServerResponse;

/** Sends refusals as RFC 6749, section 5.2, writes them. */
final class OAuthAnswers {
  private static final int LONGEST_DESCRIPTION = 500;

  private OAuthAnswers() {}

  /**
   * Sends a refusal. The description says what to do; {@code correlation} names the journey, so
   * that an operator can be asked; {@code code} is Ilk's own, finer name.
   */
  static void refuse(
      ServerResponse response, OAuthError error, Problem problem, Id.Correlation journey) {
    ObjectNode body = Json.object();
    body.put("error", error.word());
    body.put("error_description", description(problem.sentence()));
    body.put("code", problem.code());
    body.put("correlation", journey.value());
    switch (error.status()) {
      case 401 -> Challenge.add(response, problem, error == OAuthError.INVALID_TOKEN);
      case 503 -> response.header(HeaderNames.RETRY_AFTER, "2");
      default -> {}
    }
    Answers.json(response, error.status(), journey, body);
  }

  /** A decision in the words of a refusal. */
  static Problem denial(Decision decision) {
    return Problem.of(Problem.Kind.REFUSED, "access_denied", decision.reason());
  }

  /** RFC 6749 allows printable ASCII without quotation mark and backslash. */
  static String description(String sentence) {
    StringBuilder text = new StringBuilder(Math.min(sentence.length(), LONGEST_DESCRIPTION));
    sentence
        .codePoints()
        .limit(LONGEST_DESCRIPTION)
        .forEach(c ->
            text.append(
                switch (c) {
                  case '"' -> '\'';
                  case '\\' -> '/';
                  default -> c >= 0x20 && c < 0x7f ? (char) c : '?';
                }));
    return text.toString();
  }
}
