package dev.ilk.web.admin;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.estate.FindingFilter;
import dev.ilk.gate.estate.FindingQuery;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import io.helidon.webserver.http.ServerRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads which findings a request asks for. */
final class FindingParameters {
  static final String ACCOUNT = "account";
  static final String IDENTITY = "identity";

  private static final int LONGEST_MARK = 8_000;

  private FindingParameters() {}

  /** A command of the findings that are asked for. */
  static <C> Result<C> read(ServerRequest request, Instant now, Function<FindingQuery, C> command) {
    Parameters parameters = new Parameters(request);
    Optional<String> code = parameters.one("code", FindingParameters::code);
    Optional<Whose> account = parameters.one(ACCOUNT, id -> named(ACCOUNT, id));
    Optional<Whose> identity = parameters.one(IDENTITY, id -> named(IDENTITY, id));
    if (account.isPresent() && identity.isPresent()) {
      parameters.wrongly(IDENTITY);
    }
    FindingFilter.State otherwise =
        parameters.isTrue("accepted") ? FindingFilter.State.ANY : FindingFilter.State.OPEN;
    FindingFilter only =
        new FindingFilter(
            parameters.one("severity", FindingParameters::severity).orElse(""),
            parameters.one("owasp", FindingParameters::owasp).orElse(""),
            parameters.text("source"),
            parameters.text("owner").isEmpty() ? Set.of() : Set.of(parameters.text("owner")),
            parameters.text("text"),
            parameters.one("state", FindingFilter.State::of).orElse(otherwise));
    Optional<FindingQuery.Mark> after = parameters.one("after", FindingParameters::mark);
    int limit = parameters.limit();
    return parameters.made(() ->
        command.apply(new FindingQuery(code, account.or(() -> identity), only, now, after, limit)));
  }

  private static Optional<String> code(String text) {
    return Optional.of(text).filter(one -> one.matches("[a-z0-9-]{1,63}"));
  }

  private static Optional<String> owasp(String text) {
    return Optional.of(text).filter(one -> one.matches("NHI([1-9]|10)"));
  }

  private static Optional<String> severity(String text) {
    return Optional.of(text).filter(one -> one.matches("low|medium|high|critical"));
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
