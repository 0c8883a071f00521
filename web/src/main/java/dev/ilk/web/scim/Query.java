package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import io.helidon.common.uri.UriQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a search asks for (RFC 7644, section 3.4.2; RFC 9865, section 2.1), in the address or in the
 * body of {@code .search}.
 *
 * @param filter who is meant
 * @param sortBy in which order
 * @param sortOrder which way
 * @param startIndex the number of the first, from 1
 * @param count how many at most
 * @param cursor where to go on; empty text to begin
 * @param projection which attributes to tell
 */
record Query(
    Optional<String> filter,
    Optional<String> sortBy,
    Optional<String> sortOrder,
    Optional<Integer> startIndex,
    Optional<Integer> count,
    Optional<String> cursor,
    Projection projection) {
  static final Query NONE =
      new Query(
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Projection.ALL);

  static Result<Query> of(UriQuery query) {
    return of(name -> text(query, name), name -> list(query, name));
  }

  /** RFC 7644, section 3.4.3. */
  static Result<Query> of(ObjectNode body) {
    return of(name -> text(body, name), name -> list(body, name));
  }

  private static Result<Query> of(
      Function<String, Optional<String>> text, Function<String, List<String>> list) {
    return number("startIndex", text.apply("startIndex"))
        .then(start ->
            number("count", text.apply("count"))
                .then(count ->
                    Projection.of(list.apply("attributes"), list.apply("excludedAttributes"))
                        .then(projection ->
                            Result.ok(
                                new Query(
                                    text.apply("filter"),
                                    text.apply("sortBy"),
                                    text.apply("sortOrder"),
                                    start,
                                    count,
                                    text.apply("cursor"),
                                    projection)))));
  }

  private static Optional<String> text(UriQuery query, String name) {
    return query.contains(name) ? Optional.of(query.get(name)) : Optional.empty();
  }

  private static Optional<String> text(ObjectNode body, String name) {
    JsonNode value = body.get(name);
    return value == null || value.isNull() || !value.isValueNode()
        ? Optional.empty()
        : Optional.of(value.asText());
  }

  private static List<String> list(UriQuery query, String name) {
    return text(query, name).map(text -> Arrays.asList(text.split(",", -1))).orElse(List.of());
  }

  private static List<String> list(ObjectNode body, String name) {
    List<String> names = new ArrayList<>();
    body.path(name).forEach(one -> names.add(one.asText()));
    return names;
  }

  private static Result<Optional<Integer>> number(String name, Optional<String> text) {
    try {
      return Result.ok(text.map(Integer::valueOf));
    } catch (NumberFormatException e) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  name.equals("count") ? "count_invalid" : "value_invalid",
                  "expected a whole number")
              .at(name));
    }
  }
}
