package dev.ilk.edge;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * A path that a gateway, this process and the service behind it must read alike. Whatever one of
 * them might decode, shorten or cut is no plain path: escapes, dot segments, empty segments,
 * backslashes and path parameters.
 *
 * @param segments between the slashes
 */
record PlainPath(List<String> segments) {
  private static final int LONGEST = 4096;

  /** RFC 3986, section 3.3, without {@code %}, {@code ;} and what few services take in a path. */
  private static final Pattern SEGMENT = Pattern.compile("[A-Za-z0-9._~!$&'()*+,=:@-]+");

  /**
   * Reads the path of a request's target.
   *
   * @param target as on the request line, with its query if it has one
   * @return empty if it is not plain
   */
  static Optional<PlainPath> of(String target) {
    int query = target.indexOf('?');
    String path = query < 0 ? target : target.substring(0, query);
    if (path.length() > LONGEST || !path.startsWith("/")) {
      return Optional.empty();
    }
    if (path.equals("/")) {
      return Optional.of(new PlainPath(List.of("")));
    }
    List<String> segments = List.of(path.substring(1).split("/", -1));
    boolean plain =
        segments.stream()
            .allMatch(segment ->
                SEGMENT.matcher(segment).matches()
                    && !segment.equals(".")
                    && !segment.equals(".."));
    return plain ? Optional.of(new PlainPath(segments)) : Optional.empty();
  }
}
