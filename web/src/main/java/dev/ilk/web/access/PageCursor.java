package dev.ilk.web.access;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.SearchAccess;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.web.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where a search goes on (AuthZEN Authorization API 1.0, section 8.2). The token names the request
 * that it belongs to, so that a changed one is found out; it gives no right and holds no secret.
 *
 * @param question a name for the entities of the request
 * @param limit at most so many on a page
 * @param after what the page before ended with; empty for the first
 */
record PageCursor(String question, int limit, String after) {
  private static final int USUAL = 100;
  private static final int LONGEST = 4096;
  private static final List<String> ENTITIES = List.of("subject", "action", "resource", "context");
  private static final Pattern TOKEN =
      Pattern.compile("([0-9a-f]{16}) (\\d{1,4}) (.*)", Pattern.DOTALL);

  static Result<PageCursor> read(ObjectNode body) {
    JsonNode page = body.path("page");
    if (!page.isMissingNode() && !page.isObject()) {
      return wrong("page", "expected an object");
    }
    JsonNode said = page.path("limit");
    if (!said.isMissingNode()
        && (!said.isIntegralNumber() || said.bigIntegerValue().signum() < 0)) {
      return wrong("page.limit", "expected a whole number from 0 up");
    }
    Optional<Integer> limit =
        said.isMissingNode()
            ? Optional.empty()
            : Optional.of(
                said.canConvertToInt()
                    ? Math.min(said.asInt(), SearchAccess.MOST)
                    : SearchAccess.MOST);
    JsonNode token = page.path("token");
    if (token.isMissingNode() || token.asText().isEmpty()) {
      return token.isMissingNode() || token.isTextual()
          ? Result.ok(new PageCursor(question(body), limit.orElse(USUAL), ""))
          : wrong("page.token", "expected a text");
    }
    return of(token)
        .filter(cursor -> cursor.question.equals(question(body)))
        .filter(cursor -> limit.isEmpty() || limit.get() == cursor.limit)
        .map(Result::ok)
        .orElseGet(() ->
            wrong("page.token", "this token belongs to another search, with other parameters"));
  }

  private static Optional<PageCursor> of(JsonNode token) {
    if (!token.isTextual() || token.asText().length() > LONGEST) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(token.asText());
      Matcher parts = TOKEN.matcher(new String(bytes, StandardCharsets.UTF_8));
      return parts.matches() && Integer.parseInt(parts.group(2)) <= SearchAccess.MOST
          ? Optional.of(
              new PageCursor(parts.group(1), Integer.parseInt(parts.group(2)), parts.group(3)))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** A token with which the search goes on after a name. */
  String on(String name) {
    String text = question + " " + limit + " " + name;
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /** The same for the same entities, in whatever order their members stand. */
  private static String question(ObjectNode body) {
    ObjectNode entities = Json.object();
    ENTITIES.forEach(name -> entities.set(name, body.has(name) ? body.get(name) : Json.object()));
    return Sha256.hex(Json.sorted(entities)).substring(0, 16);
  }

  private static Result<PageCursor> wrong(String place, String expected) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "member_invalid", expected).at(place));
  }
}
