package dev.ilk.console;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ilk.console.page.ApprovalsPage;
import dev.ilk.gate.ListApprovals;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * That somebody asks to take up a role, read out of what approvers are shown: out of the very text
 * that their approval is bound to.
 */
final class AskedRole {
  private static final ObjectMapper JSON = new ObjectMapper();

  /** What Ilk itself asks under; enforcement points are called by their subjects. */
  private static final String ILK = "ilk";

  private AskedRole() {}

  /** Empty if something else is asked for. */
  static Optional<ApprovalsPage.Wanted> of(ListApprovals.Waiting one) {
    if (!one.guard().equals(ILK) || !one.verb().equals(RequestElevation.ELEVATE)) {
      return Optional.empty();
    }
    try {
      JsonNode asked = JSON.readTree(one.arguments());
      List<ApprovalsPage.Before> before = new ArrayList<>();
      asked.path("before").forEach(earlier -> before.add(before(earlier)));
      return Optional.of(
          new ApprovalsPage.Wanted(
              asked.path("role").asText(),
              lasting(asked),
              asked.path("reason").asText(),
              List.copyOf(before)));
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
  }

  private static ApprovalsPage.Before before(JsonNode one) {
    return new ApprovalsPage.Before(
        one.path("role").asText(),
        lasting(one),
        one.path("status").asText(),
        one.path("reason").asText());
  }

  private static String lasting(JsonNode asked) {
    String span = asked.path("lasting").asText();
    return Span.parse(span).map(Words::lasting).orElse(span);
  }
}
