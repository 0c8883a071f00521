package dev.ilk.web.scim;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ValueNode;
import com.unboundid.scim2.common.Path;
import com.unboundid.scim2.common.exceptions.BadRequestException;
import com.unboundid.scim2.common.filters.Filter;
import dev.ilk.gate.people.Attribute;
import dev.ilk.gate.people.Criterion;
import dev.ilk.gate.people.Criterion.Operator;
import dev.ilk.gate.people.Criterion.Value;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Filters as criteria (RFC 7644, section 3.4.2.2).
 *
 * <p>What is parsed is bounded first, in length and in the number of parentheses and brackets, so
 * that no filter costs more than its few thousand characters.
 */
final class Filters {
  private static final int LONGEST = 4096;
  private static final int MOST_GROUPS = 50;

  private final Map<String, Attribute> known;

  private Filters(Map<String, Attribute> known) {
    this.known = known;
  }

  /** A filter that cannot be; carried out of the depths of a filter to {@link #read}. */
  private static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  static Result<Criterion> read(String text, Map<String, Attribute> known) {
    return parse(text)
        .then(filter -> {
          try {
            return Result.ok(new Filters(known).criterion(filter, ""));
          } catch (Unreadable e) {
            return wrong(String.valueOf(e.getMessage()));
          }
        });
  }

  /** A filter of bounded length, depth and number of comparisons. */
  static Result<Filter> parse(String text) {
    if (text.length() > LONGEST) {
      return wrong("a filter has at most %d characters".formatted(LONGEST));
    }
    if (text.chars().filter(c -> c == '(' || c == '[').count() > MOST_GROUPS) {
      return wrong("a filter has at most %d groups".formatted(MOST_GROUPS));
    }
    try {
      Filter filter = Filter.fromString(text);
      return comparisons(filter) > Criterion.MOST
          ? wrong("a filter has at most %d comparisons".formatted(Criterion.MOST))
          : Result.ok(filter);
    } catch (BadRequestException e) {
      return wrong(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      // The parser breaks on some malformed filters instead of refusing them.
      return wrong("the filter is malformed");
    }
  }

  private static int comparisons(Filter filter) {
    return switch (filter.getFilterType()) {
      case AND, OR ->
          requireNonNull(filter.getCombinedFilters()).stream().mapToInt(Filters::comparisons).sum();
      case NOT -> comparisons(requireNonNull(filter.getInvertedFilter()));
      case COMPLEX_VALUE -> comparisons(requireNonNull(filter.getValueFilter()));
      case PRESENT,
          EQUAL,
          NOT_EQUAL,
          CONTAINS,
          STARTS_WITH,
          ENDS_WITH,
          GREATER_THAN,
          GREATER_OR_EQUAL,
          LESS_THAN,
          LESS_OR_EQUAL ->
          1;
    };
  }

  private Criterion criterion(Filter filter, String within) throws Unreadable {
    return switch (filter.getFilterType()) {
      case AND -> new Criterion.All(parts(filter, within));
      case OR -> new Criterion.Any(parts(filter, within));
      case NOT -> new Criterion.Not(criterion(requireNonNull(filter.getInvertedFilter()), within));
      case COMPLEX_VALUE -> element(filter, within);
      case PRESENT ->
          new Criterion.Present(attribute(requireNonNull(filter.getAttributePath()), within));
      case EQUAL -> compare(filter, Operator.EQ, within);
      case NOT_EQUAL -> compare(filter, Operator.NE, within);
      case CONTAINS -> compare(filter, Operator.CO, within);
      case STARTS_WITH -> compare(filter, Operator.SW, within);
      case ENDS_WITH -> compare(filter, Operator.EW, within);
      case GREATER_THAN -> compare(filter, Operator.GT, within);
      case GREATER_OR_EQUAL -> compare(filter, Operator.GE, within);
      case LESS_THAN -> compare(filter, Operator.LT, within);
      case LESS_OR_EQUAL -> compare(filter, Operator.LE, within);
    };
  }

  private List<Criterion> parts(Filter filter, String within) throws Unreadable {
    List<Criterion> parts = new ArrayList<>();
    for (Filter part : requireNonNull(filter.getCombinedFilters())) {
      parts.add(criterion(part, within));
    }
    return parts;
  }

  /** {@code emails[type eq "work" and value co "@acme"]}: all of it holds of the same value. */
  private Criterion element(Filter filter, String within) throws Unreadable {
    String name = Paths.name(requireNonNull(filter.getAttributePath()));
    if (!within.isEmpty()) {
      throw new Unreadable("`[` within `[`");
    }
    Criterion part = criterion(requireNonNull(filter.getValueFilter()), name + ".");
    return name.equals("emails") ? new Criterion.OneEmail(part) : part;
  }

  private Criterion compare(Filter filter, Operator operator, String within) throws Unreadable {
    Attribute attribute = attribute(requireNonNull(filter.getAttributePath()), within);
    ValueNode value = requireNonNull(filter.getComparisonValue());
    if (value.isNull() && (operator == Operator.EQ || operator == Operator.NE)) {
      Criterion present = new Criterion.Present(attribute);
      return operator == Operator.NE ? present : new Criterion.Not(present);
    }
    Value wanted =
        switch (attribute.form()) {
          case TEXT, EXACT -> {
            require(value.isTextual(), attribute, "a text");
            yield new Value.OfText(value.asText());
          }
          case FLAG -> {
            boolean equal = operator == Operator.EQ || operator == Operator.NE;
            Optional<Boolean> flag = Quirks.flag(value);
            require(equal && flag.isPresent(), attribute, "`eq` or `ne`, and true or false");
            yield new Value.OfFlag(flag.orElseThrow());
          }
          case INSTANT -> {
            boolean text =
                operator == Operator.CO || operator == Operator.SW || operator == Operator.EW;
            require(!text && value.isTextual(), attribute, "a time, and no comparison of texts");
            yield new Value.OfInstant(instant(value.asText()));
          }
        };
    return new Criterion.Compare(attribute, operator, wanted);
  }

  private static java.time.Instant instant(String text) throws Unreadable {
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      throw new Unreadable("`%s` is no time such as 2026-11-22T10:00:00Z".formatted(shown(text)));
    }
  }

  private static void require(boolean holds, Attribute attribute, String what) throws Unreadable {
    if (!holds) {
      throw new Unreadable(
          "expected %s for %s"
              .formatted(what, attribute.name().toLowerCase(java.util.Locale.ROOT)));
    }
  }

  private Attribute attribute(Path path, String within) throws Unreadable {
    Attribute attribute = known.get(within + Paths.name(path));
    if (attribute == null) {
      throw new Unreadable("`%s` cannot be filtered by".formatted(shown(path.toString())));
    }
    return attribute;
  }

  private static String shown(String text) {
    String plain = text.replaceAll("[^\\x20-\\x7e]", "?");
    return plain.substring(0, Math.min(plain.length(), 80));
  }

  private static <T> Result<T> wrong(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "filter_invalid", message).at("filter"));
  }
}
