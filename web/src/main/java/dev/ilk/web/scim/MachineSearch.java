package dev.ilk.web.scim;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.ScimException;
import com.unboundid.scim2.common.filters.Filter;
import com.unboundid.scim2.common.utils.FilterEvaluator;
import com.unboundid.scim2.common.utils.JsonUtils;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Search;
import dev.ilk.gate.people.Search.Mark;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A search among the machines of one provisioner. These are few enough to be looked at one by one,
 * so that every attribute can be filtered and sorted by.
 *
 * @param query as it was asked
 * @param filter who is meant; empty for all
 * @param order by what; empty for the identifier
 * @param paging where to begin
 */
record MachineSearch(
    Query query, Optional<Filter> filter, Optional<Path> order, Search.Paging paging) {
  private static final int USUAL = 100;
  private static final int LONGEST_PATH = 200;

  static Result<MachineSearch> of(Query query) {
    Result<Optional<Filter>> filter =
        query
            .filter()
            .map(text -> Filters.parse(text).then(read -> Result.ok(Optional.of(read))))
            .orElse(Result.ok(Optional.empty()));
    return filter.then(who ->
        order(query)
            .then(order ->
                Searches.paging(query, Attribute.ID)
                    .then(paging -> Result.ok(new MachineSearch(query, who, order, paging)))));
  }

  private static Result<Optional<Path>> order(Query query) {
    if (query.sortBy().isEmpty()) {
      return Result.ok(Optional.empty());
    }
    try {
      String by = query.sortBy().get();
      if (by.length() <= LONGEST_PATH) {
        return Result.ok(Optional.of(Path.fromString(by)));
      }
    } catch (ScimException | RuntimeException e) {
      // Told below, as what is too long.
    }
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "value_invalid", "this cannot be sorted by").at("sortBy"));
  }

  /** The page of what is meant among {@code all}. */
  Answer answer(List<ObjectNode> all) {
    Comparator<Mark> ascending = Comparator.comparing(Mark::key).thenComparing(Mark::id);
    boolean descending =
        order.isPresent()
            && query.sortOrder().filter(way -> way.equalsIgnoreCase("descending")).isPresent();
    TreeMap<Mark, ObjectNode> meant = new TreeMap<>(descending ? ascending.reversed() : ascending);
    for (ObjectNode one : all) {
      if (Bodies.caseless(one) instanceof Result.Ok<ObjectNode>(ObjectNode resource)) {
        try {
          if (filter.isEmpty() || FilterEvaluator.evaluate(filter.get(), resource)) {
            meant.put(new Mark(key(resource), one.path("id").asText()), one);
          }
        } catch (ScimException | RuntimeException e) {
          // The library breaks on some comparisons of values of different types.
          return Answer.error(
              400, Optional.of("invalidFilter"), "the filter compares what cannot be compared");
        }
      }
    }
    int count = Math.clamp(query.count().orElse(USUAL), 0, Search.MOST);
    Map<Mark, ObjectNode> rest =
        switch (paging) {
          case Search.Paging.From from -> meant;
          case Search.Paging.After(Mark mark) -> meant.tailMap(mark, false);
        };
    int skip = paging instanceof Search.Paging.From(int some) ? some : 0;
    List<Map.Entry<Mark, ObjectNode>> page =
        rest.entrySet().stream().skip(skip).limit(count).toList();
    boolean more = rest.size() - Math.min(rest.size(), skip) > page.size() && !page.isEmpty();
    Optional<Mark> next = more ? Optional.of(page.getLast().getKey()) : Optional.empty();
    List<ObjectNode> shown = new ArrayList<>();
    page.forEach(one -> shown.add(query.projection().of(one.getValue())));
    return Answer.of(
        200, Searches.list(query, new Search.Page<>(shown, meant.size(), next), shown));
  }

  /** What it is sorted by, without regard to case; empty where it has none. */
  private String key(JsonNode resource) throws ScimException {
    if (order.isEmpty()) {
      return "";
    }
    List<JsonNode> values = JsonUtils.findMatchingPaths(order.get(), (ObjectNode) resource);
    return values.isEmpty() ? "" : values.getFirst().asText("").toLowerCase(Locale.ROOT);
  }
}
