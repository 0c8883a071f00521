package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewItem;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Json;

/** Reviews as JSON. */
final class ReviewBodies {
  private ReviewBodies() {}

  static JsonNode campaign(Campaign of) {
    ObjectNode answer =
        Json.object()
            .put("id", of.id().value())
            .put("title", of.title())
            .put("scope", of.scope().told())
            .put("started", of.started().toString())
            .put("by", of.by().value())
            .put("due", of.due().toString())
            .put("dormant", Span.format(of.dormant()))
            .put("overdue", of.overdue().word())
            .put("items", of.tally().items())
            .put("answered", of.tally().answered())
            .put("applied", of.tally().applied())
            .put("failed", of.tally().failed());
    of.closed()
        .ifPresent(closed ->
            answer.put("closed", closed.at().toString()).put("report_sha256", closed.report()));
    return answer;
  }

  static JsonNode page(ReadReview.Page page) {
    ObjectNode answer = Json.object();
    answer.set("review", campaign(page.campaign()));
    ArrayNode items = answer.putArray("items");
    page.items().forEach(one -> items.add(item(one)));
    return answer;
  }

  private static ObjectNode item(ReviewItem of) {
    ObjectNode item =
        Json.object()
            .put("number", of.number())
            .put("shown", of.digest())
            .put("identity", of.identity().value())
            .put("subject", of.subject())
            .put("sort", of.thing().sort().word())
            .put("thing", of.thing().name())
            .put("reviewer", of.reviewer())
            .put("use", of.use().told())
            .put("uses", of.use().count())
            .put("advice", of.advice().word())
            .put("because", of.because());
    of.use().last().ifPresent(at -> item.put("last_use", at.toString()));
    ArrayNode parts = item.putArray("parts");
    for (String part : of.thing().parts()) {
      ObjectNode one = parts.addObject().put("name", part);
      if (of.use().parts().containsKey(part)) {
        one.put("last_use", of.use().parts().get(part).toString());
      }
    }
    ArrayNode marks = item.putArray("marks");
    of.marks().forEach(marks::add);
    of.answered().ifPresent(answered -> answered(item.putObject("answered"), answered));
    of.applied()
        .ifPresent(applied ->
            item.putObject("applied")
                .put("done", applied.done())
                .put("told", applied.told())
                .put("at", applied.at().toString()));
    return item;
  }

  private static void answered(ObjectNode into, ReviewItem.Answered of) {
    into.put("answer", of.answer().word())
        .put("reason", of.reason())
        .put("at", of.at().toString())
        .put("shown", of.shown());
    of.by().ifPresent(by -> into.put("by", by.value()));
  }
}
