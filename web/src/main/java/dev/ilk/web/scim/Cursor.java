package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.gate.people.Search.Mark;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Sha256;
import dev.ilk.web.http.Json;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/**
 * A place in a list as callers hand it back (RFC 9865, section 2). It tells nothing that the caller
 * did not just read, never expires, and serves the query it was made for only.
 */
final class Cursor {
  private static final int LONGEST = 2048;

  private Cursor() {}

  static String write(Mark mark, String query) {
    ObjectNode place = Json.object();
    place.put("q", digest(query)).put("k", mark.key()).put("i", mark.id());
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(place.toString().getBytes(StandardCharsets.UTF_8));
  }

  static Result<Mark> read(String text, String query) {
    if (text.length() > LONGEST) {
      return invalid();
    }
    byte[] bytes;
    try {
      bytes = Base64.getUrlDecoder().decode(text);
    } catch (IllegalArgumentException e) {
      return invalid();
    }
    return switch (Json.read(bytes)) {
      case Result.Ok<ObjectNode>(ObjectNode place)
          when place.path("q").asText().equals(digest(query))
              && place.path("k").isTextual()
              && place.path("i").isTextual() ->
          Result.ok(new Mark(place.get("k").asText(), place.get("i").asText()));
      case Result.Ok<ObjectNode> other -> invalid();
      case Result.Failed<ObjectNode>(List<Problem> problems) -> invalid();
    };
  }

  private static String digest(String query) {
    return Sha256.hex(query).substring(0, 16);
  }

  private static <T> Result<T> invalid() {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "cursor_invalid", "the cursor is none of this query's")
            .at("cursor")
            .mend("begin again with an empty `cursor`"));
  }
}
