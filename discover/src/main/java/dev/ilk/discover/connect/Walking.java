package dev.ilk.discover.connect;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** How a list leads from page to page. */
final class Walking {
  private final Profile.Walk walk;
  private final String first;

  /**
   * A walk.
   *
   * @param walk how it goes
   * @param first the address of its first page
   */
  private Walking(Profile.Walk walk, String first) {
    this.walk = walk;
    this.first = first;
  }

  static Walking of(Profile.Walk walk, Map<String, String> values) {
    String path = filled(walk.path(), values);
    return new Walking(
        walk, walk.size() > 0 ? with(path, walk.parameter(), String.valueOf(walk.first())) : path);
  }

  /** A walk that begins where a server said. */
  static Walking from(Profile.Walk walk, String address) {
    return new Walking(walk, address);
  }

  String first() {
    return first;
  }

  static String filled(String path, Map<String, String> values) {
    String filled = path;
    for (Map.Entry<String, String> given : values.entrySet()) {
      filled =
          filled.replace(
              "{" + given.getKey() + "}",
              URLEncoder.encode(given.getValue(), StandardCharsets.UTF_8).replace("+", "%20"));
    }
    return filled;
  }

  /** The items of a page; none where there is no list at all. */
  Iterable<JsonNode> items(HttpApi.Answer answer) throws SystemUnreadable {
    JsonNode items = at(answer);
    if (!items.isArray() && !items.isMissingNode()) {
      throw new SystemUnreadable(
          "`%s` answered with no list at `%s`".formatted(walk.path(), walk.items()));
    }
    return items;
  }

  private JsonNode at(HttpApi.Answer answer) {
    return walk.items().isEmpty() ? answer.body() : answer.body().at(walk.items());
  }

  /** The page after one. */
  Optional<String> following(String at, HttpApi.Answer answer) {
    int read = at(answer).size();
    return switch (walk.paging()) {
      case NONE -> Optional.empty();
      case LINK -> answer.next();
      case ADDRESS -> text(answer.body().at(walk.next()));
      case TOKEN ->
          text(answer.body().at(walk.next())).map(token -> with(first, walk.parameter(), token));
      case OFFSET -> counted(at, read, read);
      case NUMBER -> counted(at, read, 1);
    };
  }

  /** The page after a full one; a page that is not full is the last. */
  private Optional<String> counted(String at, int read, int step) {
    return read < walk.size()
        ? Optional.empty()
        : Optional.of(with(first, walk.parameter(), String.valueOf(position(at) + step)));
  }

  private int position(String at) {
    String mark = walk.parameter() + "=";
    int start = at.indexOf(mark) + mark.length();
    int end = at.indexOf('&', start);
    return Integer.parseInt(at.substring(start, end < 0 ? at.length() : end));
  }

  /** A path with a parameter added or replaced. */
  private static String with(String path, String parameter, String value) {
    String without =
        path.replaceAll("([?&])" + Pattern.quote(parameter) + "=[^&]*&?", "$1")
            .replaceAll("[?&]$", "");
    return without
        + (without.contains("?") ? "&" : "?")
        + parameter
        + "="
        + URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  static Optional<String> text(JsonNode node) {
    return Optional.of(node.asText("")).filter(text -> !text.isEmpty());
  }
}
