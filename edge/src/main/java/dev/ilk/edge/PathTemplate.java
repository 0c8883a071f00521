package dev.ilk.edge;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A path of which some segments are open, such as {@code /payments/{id}/refunds}.
 *
 * @param segments between the slashes; those in braces take any one segment
 */
record PathTemplate(List<String> segments) {

  static Result<PathTemplate> parse(String text) {
    if (!text.startsWith("/") || PlainPath.of(text.replaceAll("[{}]", "")).isEmpty()) {
      return wrong(text);
    }
    List<String> segments = List.of(text.substring(1).split("/", -1));
    for (String segment : segments) {
      boolean open = segment.startsWith("{") && segment.endsWith("}") && segment.length() > 2;
      if (!open && (segment.contains("{") || segment.contains("}"))) {
        return wrong(text);
      }
    }
    return Result.ok(new PathTemplate(segments));
  }

  /**
   * The open segments of a path, in their order.
   *
   * @return empty if the path is not of this form
   */
  Optional<List<String>> match(PlainPath path) {
    if (path.segments().size() != segments.size()) {
      return Optional.empty();
    }
    List<String> open = new ArrayList<>();
    for (int i = 0; i < segments.size(); i++) {
      String given = path.segments().get(i);
      if (segments.get(i).startsWith("{") && !given.isEmpty()) {
        open.add(given);
      } else if (!segments.get(i).equals(given)) {
        return Optional.empty();
      }
    }
    return Optional.of(open);
  }

  private static Result<PathTemplate> wrong(String text) {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "path_invalid", "`%s` is no path".formatted(text))
            .at("path")
            .mend("write it as `/payments/{id}`"));
  }
}
