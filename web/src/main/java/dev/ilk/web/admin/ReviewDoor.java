package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Names;
import dev.ilk.actor.Team;
import dev.ilk.gate.AnswerReview;
import dev.ilk.gate.CloseReview;
import dev.ilk.gate.ListReviews;
import dev.ilk.gate.ReadReview;
import dev.ilk.gate.StartReview;
import dev.ilk.gate.review.Campaign;
import dev.ilk.gate.review.ReviewAnswer;
import dev.ilk.gate.review.ReviewScope;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import dev.ilk.web.http.Doorway;
import dev.ilk.web.http.Fields;
import dev.ilk.web.http.Json;
import dev.ilk.web.http.MethodRefusal;
import dev.ilk.web.http.PathParts;
import dev.ilk.web.http.RequestBody;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * {@code POST /v1/reviews}: begin a review; {@code GET}: those there are; under {@code /{id}} one
 * of them, its answers and its close.
 */
final class ReviewDoor implements HttpService {
  private static final String DOOR = "admin";
  private static final Duration SHORTEST = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(90);
  private static final Duration DORMANT_FROM = Duration.ofDays(1);
  private static final Duration DORMANT_TO = Duration.ofDays(365);
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,7}");
  private static final int USUAL = 50;
  private static final int MOST = 200;
  private static final Problem NO_ID =
      Problem.of(Problem.Kind.INVALID, "parameter_invalid", "expected a review's id");
  private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

  private final Doorway doorway;

  ReviewDoor(Doorway doorway) {
    this.doorway = doorway;
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", this::list)
        .post("/", this::start)
        .any("/", new MethodRefusal("GET, POST"))
        .get("/{id}", (q, a) -> of(q, a, id -> read(q, a, id)))
        .any("/{id}", new MethodRefusal("GET"))
        .post("/{id}/answers", (q, a) -> of(q, a, id -> answer(q, a, id)))
        .any("/{id}/answers", new MethodRefusal("POST"))
        .post("/{id}/close", (q, a) -> of(q, a, id -> close(q, a, id)))
        .any("/{id}/close", new MethodRefusal("POST"));
  }

  private static void of(ServerRequest request, ServerResponse response, Consumer<Id.Review> next) {
    PathParts.id(request, response, Id.Review.PREFIX, Id.Review::new, NO_ID).ifPresent(next);
  }

  private void list(ServerRequest request, ServerResponse response) {
    Parameters parameters = new Parameters(request);
    int limit = parameters.limit(USUAL, MOST);
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(() -> new ListReviews(limit)),
        reviews -> Json.list("reviews", reviews, ReviewBodies::campaign));
  }

  private void start(ServerRequest request, ServerResponse response) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, ReviewDoor::begun),
        ReviewBodies::campaign);
  }

  private static Result<StartReview> begun(Fields fields) {
    String title = fields.text("title", 100);
    Optional<ReviewScope> scope = scope(fields);
    Optional<Duration> within = span(fields, "within", "14d", SHORTEST, LONGEST);
    Optional<Duration> dormant = span(fields, "dormant", "90d", DORMANT_FROM, DORMANT_TO);
    String overdue = fields.optional("overdue", 10).orElse("lapse");
    if (!overdue.equals("lapse") && !overdue.equals("keep")) {
      fields.wrong("field_invalid", "expected lapse or keep", "overdue");
    }
    Campaign.Overdue then = overdue.equals("keep") ? Campaign.Overdue.KEEP : Campaign.Overdue.LAPSE;
    return fields.made(() ->
        new StartReview(
            title, scope.orElseThrow(), within.orElseThrow(), dormant.orElseThrow(), then));
  }

  private static Optional<ReviewScope> scope(Fields fields) {
    Optional<String> kind = fields.optional("kind", 20);
    Optional<String> environment = fields.optional("environment", 64);
    Optional<String> owner = fields.optional("owner", 64);
    String text = fields.optional("name", 100).orElse("");
    if (kind.isPresent() && Kind.of(kind.get()).isEmpty()) {
      fields.wrong("field_invalid", "expected human, workload or agent", "kind");
    }
    boolean named = environment.map(name -> Names.ENVIRONMENT.matcher(name).matches()).orElse(true);
    if (!named) {
      fields.wrong("field_invalid", "expected the name of an environment", "environment");
    }
    boolean owned = owner.map(name -> Names.TENANT.matcher(name).matches()).orElse(true);
    if (!owned) {
      fields.wrong("field_invalid", "expected the name of a team", "owner");
    }
    return named && owned
        ? Optional.of(
            new ReviewScope(
                kind.flatMap(Kind::of),
                environment.map(Environment::new),
                owner.map(Team::new),
                text))
        : Optional.empty();
  }

  private static Optional<Duration> span(
      Fields fields, String name, String usual, Duration from, Duration to) {
    Optional<Duration> span =
        Span.parse(fields.optional(name, 20).orElse(usual))
            .filter(one -> one.compareTo(from) >= 0 && one.compareTo(to) <= 0);
    if (span.isEmpty()) {
      fields.wrong(
          "field_invalid", "expected %s to %s".formatted(Span.format(from), Span.format(to)), name);
    }
    return span;
  }

  private void read(ServerRequest request, ServerResponse response, Id.Review id) {
    Parameters parameters = new Parameters(request);
    Optional<ReadReview.Whose> whose = parameters.one("whose", ReviewDoor::whose);
    Optional<Integer> after =
        parameters.one(
            "after",
            text -> Optional.of(text).filter(NUMBER.asMatchPredicate()).map(Integer::valueOf));
    int limit = parameters.limit(USUAL, MOST);
    doorway.pass(
        request,
        response,
        DOOR,
        parameters.made(
            () -> new ReadReview(id, whose.orElse(ReadReview.Whose.OWN), after.orElse(0), limit)),
        ReviewBodies::page);
  }

  private static Optional<ReadReview.Whose> whose(String word) {
    return switch (word) {
      case "own" -> Optional.of(ReadReview.Whose.OWN);
      case "all" -> Optional.of(ReadReview.Whose.ALL);
      default -> Optional.empty();
    };
  }

  private void answer(ServerRequest request, ServerResponse response, Id.Review id) {
    doorway.pass(
        request,
        response,
        DOOR,
        RequestBody.read(request, Doors.SMALL, fields -> answer(id, fields)),
        taken -> Json.object().put("answered", taken.items()).put("left", taken.left()));
  }

  private static Result<AnswerReview> answer(Id.Review id, Fields fields) {
    List<AnswerReview.Shown> shown = shown(fields);
    Optional<ReviewAnswer> answer =
        fields.parsed(
            "answer", ReviewAnswer.of(fields.text("answer", 10)), "expected keep, reduce or end");
    String reason = fields.optional("reason", 500).orElse("");
    return fields.made(() -> new AnswerReview(id, shown, answer.orElseThrow(), reason));
  }

  private static List<AnswerReview.Shown> shown(Fields fields) {
    List<AnswerReview.Shown> shown = new ArrayList<>();
    for (JsonNode one : fields.list("items", AnswerReview.MOST)) {
      String digest = one.path("shown").asText();
      if (one.path("number").isInt()
          && one.path("number").asInt() > 0
          && DIGEST.matcher(digest).matches()
          && one.size() == 2) {
        shown.add(new AnswerReview.Shown(one.path("number").asInt(), digest));
      } else {
        fields.wrong("field_invalid", "expected objects of number and shown", "items");
        return shown;
      }
    }
    long different = shown.stream().map(AnswerReview.Shown::number).distinct().count();
    if (shown.isEmpty() || different != shown.size()) {
      fields.wrong("field_invalid", "expected 1 to 50 different items", "items");
    }
    return shown;
  }

  private void close(ServerRequest request, ServerResponse response, Id.Review id) {
    doorway.pass(request, response, DOOR, new CloseReview(id), ReviewBodies::campaign);
  }
}
