package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Reads which findings a request asks for. */
final class FindingParameters {
  static final String ACCOUNT = "account";
  static final String IDENTITY = "identity";

  /** Of whom findings are; one of the two is named. */
  static final List<String> NAMES = List.of(ACCOUNT, IDENTITY);

  private static final int PAGE = 100;
  private static final int LONGEST_MARK = 8_000;

  private FindingParameters() {}

  static Result<FindingQuery> query(ServerRequest request, Instant now) {
    List<Problem> problems = new ArrayList<>();
    Optional<String> code = given(request, "code");
    if (code.filter(one -> !one.matches("[a-z0-9-]{1,63}")).isPresent()) {
      problems.add(wrong("code"));
    }
    Optional<Whose> whose = Optional.empty();
    for (String name : NAMES) {
      Optional<String> id = given(request, name);
      if (id.isPresent() && (whose.isPresent() || named(name, id.get()).isEmpty())) {
        problems.add(wrong(name));
      }
      whose = whose.or(() -> id.flatMap(text -> named(name, text)));
    }
    Optional<FindingQuery.Mark> after = given(request, "after").flatMap(FindingParameters::mark);
    if (after.isEmpty() && given(request, "after").isPresent()) {
      problems.add(wrong("after"));
    }
    Optional<Integer> limit = limit(request);
    if (limit.isEmpty()) {
      problems.add(wrong("limit"));
    }
    boolean accepted = given(request, "accepted").equals(Optional.of("true"));
    return problems.isEmpty()
        ? Result.ok(new FindingQuery(code, whose, accepted, now, after, limit.orElse(PAGE)))
        : new Result.Failed<>(problems);
  }

  /** Whose id stands under a name; empty if it is none of that sort. */
  static Optional<Whose> named(String name, String id) {
    return Whose.parse(id).filter(whose -> name(whose).equals(name));
  }

  static String name(Whose whose) {
    return switch (whose) {
      case Whose.OfAccount _ -> ACCOUNT;
      case Whose.OfIdentity _ -> IDENTITY;
    };
  }

  private static Optional<String> given(ServerRequest request, String name) {
    return request.query().first(name).asOptional().filter(value -> !value.isEmpty());
  }

  /** How many to list; empty if what is asked for is no such number. */
  static Optional<Integer> limit(ServerRequest request) {
    String text = given(request, "limit").orElse(String.valueOf(PAGE));
    return Optional.of(text)
        .filter(one -> one.matches("[1-9][0-9]{0,3}"))
        .map(Integer::valueOf)
        .filter(number -> number <= FindingQuery.MOST);
  }

  static Problem wrong(String name) {
    return Problem.of(
            Problem.Kind.INVALID, "parameter_invalid", "`%s` is not understood".formatted(name))
        .at(name);
  }

  static String text(FindingQuery.Mark mark) {
    ObjectNode whole =
        Json.object()
            .put("r", mark.rank())
            .put("a", mark.whose())
            .put("c", mark.code())
            .put("b", mark.about());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(whole.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Optional<FindingQuery.Mark> mark(String text) {
    if (text.length() > LONGEST_MARK) {
      return Optional.empty();
    }
    try {
      return switch (Json.read(Base64.getUrlDecoder().decode(text))) {
        case Result.Failed<ObjectNode> _ -> Optional.empty();
        case Result.Ok<ObjectNode>(ObjectNode mark) ->
            sound(mark.path("a")) && sound(mark.path("c")) && sound(mark.path("b"))
                ? Optional.of(
                    new FindingQuery.Mark(
                        mark.path("r").asLong(),
                        mark.path("a").asText(),
                        mark.path("c").asText(),
                        mark.path("b").asText()))
                : Optional.empty();
      };
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static boolean sound(JsonNode part) {
    return part.isTextual() && part.asText().chars().noneMatch(Character::isISOControl);
  }
}
