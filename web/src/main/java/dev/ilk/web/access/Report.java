package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Fact;
import dev.ilk.gate.ReportAction;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads a report: an evaluation's question together with the answer and, if told, which it is. */
final class Report {
  private static final int MOST_POLICIES = 100;
  private static final int LONGEST_TEXT = 1000;

  private Report() {}

  static Result<ReportAction> read(ObjectNode body) {
    JsonNode decision = body.path("decision");
    List<String> policies = new ArrayList<>();
    body.path("policies").forEach(policy -> policies.add(policy.asText()));
    String reason = body.path("reason").asText("");
    boolean bounded =
        policies.size() <= MOST_POLICIES
            && reason.length() <= LONGEST_TEXT
            && policies.stream().allMatch(policy -> policy.length() <= LONGEST_TEXT);
    if (!decision.isBoolean() || !bounded) {
      return wrong("decision", "expected true or false, and at most 100 policies");
    }
    Optional<ReportAction.Told> which = which(body.path("report"));
    if (body.has("report") && which.isEmpty()) {
      return wrong("report", "expected an `id`, such as `rep_…`, and when it was `decided`");
    }
    return Inquiry.read(body)
        .then(told ->
            Result.ok(
                new ReportAction(
                    which,
                    told.subject(),
                    told.verb(),
                    told.resource(),
                    told.token(),
                    decision.asBoolean(),
                    policies,
                    reason,
                    told.journey(),
                    outcome(body))));
  }

  private static Optional<ReportAction.Told> which(JsonNode report) {
    Optional<Id.Report> id =
        Ids.parse(Id.Report.PREFIX, Id.Report::new, report.path("id").asText(""));
    try {
      Instant decided = Instant.parse(report.path("decided").asText(""));
      return id.map(known -> new ReportAction.Told(known, decided));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /** What came of a request that Ilk remembers, if the report is about one. */
  private static Optional<ReportAction.Conclusion> outcome(ObjectNode body) {
    if (!(body.get("outcome") instanceof ObjectNode told)) {
      return Optional.empty();
    }
    Map<String, Fact> output =
        told.get("output") instanceof ObjectNode given ? Facts.of(given) : Map.of();
    return Optional.of(
        new ReportAction.Conclusion(
            told.path("request").asText(""), told.path("done").asBoolean(false), output));
  }

  private static Result<ReportAction> wrong(String place, String expected) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "member_invalid", expected).at(place));
  }
}
