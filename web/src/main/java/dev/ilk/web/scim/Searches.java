package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Search;
import dev.ilk.gate.people.Search.Mark;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.web.http.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Queries as searches, and their pages as list responses (RFC 7644, section 3.4.2). */
final class Searches {
  private static final String LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse";
  private static final int USUAL = 100;

  private Searches() {}

  static Result<Search> read(Query query, Map<String, Attribute> known) {
    int count = Math.clamp(query.count().orElse(USUAL), 0, Search.MOST);
    Result<Criterion> criterion =
        query
            .filter()
            .map(filter -> Filters.read(filter, known))
            .orElse(Result.ok(Criterion.everybody()));
    return criterion.then(who ->
        order(query, known)
            .then(order ->
                paging(query, order)
                    .then(paging ->
                        Result.ok(new Search(who, order, isDescending(query), paging, count)))));
  }

  private static boolean isDescending(Query query) {
    return query.sortBy().isPresent()
        && query.sortOrder().filter(order -> order.equalsIgnoreCase("descending")).isPresent();
  }

  private static Result<Attribute> order(Query query, Map<String, Attribute> known) {
    if (query.sortBy().isEmpty()) {
      return Result.ok(Attribute.ID);
    }
    String by = query.sortBy().get();
    Optional<Attribute> attribute = Optional.empty();
    if (by.length() <= 200) {
      try {
        attribute = Paths.attribute(known, Path.fromString(by));
      } catch (BadRequestException | RuntimeException e) {
        attribute = Optional.empty();
      }
    }
    return attribute
        .filter(one -> !one.isMany())
        .map(Result::ok)
        .orElseGet(() -> wrong("sortBy", "this cannot be sorted by"));
  }

  static Result<Search.Paging> paging(Query query, Attribute order) {
    if (query.cursor().isEmpty()) {
      return Result.ok(new Search.Paging.From(Math.max(query.startIndex().orElse(1), 1) - 1));
    }
    if (query.startIndex().isPresent()) {
      return wrong("cursor", "`cursor` and `startIndex` exclude each other");
    }
    String cursor = query.cursor().get();
    return cursor.isEmpty()
        ? Result.ok(new Search.Paging.From(0))
        : Cursor.read(cursor, key(query))
            .then(mark -> isOf(order, mark) ? Result.ok(new Search.Paging.After(mark)) : bent());
  }

  private static boolean isOf(Attribute order, Mark mark) {
    return switch (order.form()) {
      case TEXT, EXACT -> true;
      case FLAG -> mark.key().equals("true") || mark.key().equals("false");
      case INSTANT -> mark.key().matches("-?[0-9]{1,18}");
    };
  }

  private static String key(Query query) {
    return query.filter().orElse("")
        + "\n"
        + query.sortBy().orElse("")
        + "\n"
        + query.sortOrder().orElse("");
  }

  /** A list response; in it stands what the page found, rendered and projected. */
  static ObjectNode list(Query query, Search.Page<?> page, List<ObjectNode> resources) {
    ObjectNode list = Json.object();
    list.putArray("schemas").add(LIST);
    list.put("totalResults", page.total());
    list.put("itemsPerPage", resources.size());
    if (query.cursor().isPresent()) {
      page.next().ifPresent(mark -> list.put("nextCursor", Cursor.write(mark, key(query))));
    } else {
      list.put("startIndex", Math.max(query.startIndex().orElse(1), 1));
    }
    ArrayNode all = list.putArray("Resources");
    resources.forEach(all::add);
    return list;
  }

  private static <T> Result<T> bent() {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "cursor_invalid", "the cursor is none of this query's")
            .at("cursor"));
  }

  private static <T> Result<T> wrong(String where, String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "value_invalid", message).at(where));
  }
}
