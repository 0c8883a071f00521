package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Several questions in one request (AuthZEN Authorization API 1.0, section 7).
 *
 * @param semantic when to stop
 * @param items each question with what the request says for all of them filled in, or what is wrong
 *     with it; empty if the request asks a single question
 */
record Batch(Semantic semantic, List<Item> items) {
  /** So many questions at once; more are refused. */
  static final int MOST = 100;

  private static final List<String> SHARED = List.of("subject", "action", "resource", "context");

  /**
   * One question.
   *
   * @param body what it says, with what the request says for all
   * @param asked the same read, or what is wrong with it
   */
  record Item(ObjectNode body, Result<Inquiry> asked) {}

  /** When a batch ends (section 7.1.2.1). */
  enum Semantic {
    EXECUTE_ALL,
    DENY_ON_FIRST_DENY,
    PERMIT_ON_FIRST_PERMIT;

    /** Whether nothing after this answer is to be looked at. */
    boolean endsWith(boolean decision) {
      return switch (this) {
        case EXECUTE_ALL -> false;
        case DENY_ON_FIRST_DENY -> !decision;
        case PERMIT_ON_FIRST_PERMIT -> decision;
      };
    }
  }

  static Result<Batch> read(ObjectNode body) {
    JsonNode list = body.path("evaluations");
    if (!list.isMissingNode() && !list.isArray()) {
      return wrong("evaluations", "expected a list of questions");
    }
    if (list.size() > MOST) {
      return wrong("evaluations", "expected at most %d questions".formatted(MOST));
    }
    Optional<Semantic> semantic = semantic(body.path("options").path("evaluations_semantic"));
    if (semantic.isEmpty()) {
      return wrong(
          "options.evaluations_semantic",
          "expected execute_all, deny_on_first_deny or permit_on_first_permit");
    }
    List<Item> items = new ArrayList<>();
    for (JsonNode item : list) {
      items.add(
          item instanceof ObjectNode object
              ? item(filled(object, body))
              : new Item(body, Result.failed(problem("evaluations", "expected an object"))));
    }
    return Result.ok(new Batch(semantic.get(), items));
  }

  private static Item item(ObjectNode body) {
    return new Item(body, Inquiry.read(body));
  }

  private static Optional<Semantic> semantic(JsonNode said) {
    if (said.isMissingNode()) {
      return Optional.of(Semantic.EXECUTE_ALL);
    }
    return Arrays.stream(Semantic.values())
        .filter(one -> one.name().equalsIgnoreCase(said.asText()))
        .findFirst();
  }

  private static ObjectNode filled(ObjectNode item, ObjectNode body) {
    ObjectNode filled = item.deepCopy();
    for (String name : SHARED) {
      if (!item.has(name) && body.has(name)) {
        filled.set(name, body.get(name));
      }
    }
    return filled;
  }

  private static Result<Batch> wrong(String place, String expected) {
    return Result.failed(problem(place, expected));
  }

  private static Problem problem(String place, String expected) {
    return Problem.of(Problem.Kind.INVALID, "member_invalid", expected).at(place);
  }
}
