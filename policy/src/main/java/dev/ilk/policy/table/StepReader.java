package dev.ilk.policy.table;

import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Request;
import dev.ilk.cedar.data.Value;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the steps of one test; an empty cell says the same as the one above. */
final class StepReader {
  private static final List<String> COLUMNS =
      List.of(
          "when",
          "principal",
          "action",
          "resource",
          "context",
          "times",
          "outcome",
          "then",
          "because");
  private static final int MOST_TIMES = 1_000_000;
  private static final int MOST_AT_ONCE = 10_000;
  private static final int MOST_NODES = 8;
  private static final Pattern AT_ONCE = Pattern.compile("(\\d+) at once(?: on (\\d+) nodes)?");
  private static final Pattern SOME = Pattern.compile("allow (\\d+)");

  private final Given given;
  private final List<Step> steps = new ArrayList<>();
  private final Map<String, String> above = new HashMap<>();

  StepReader(Given given) {
    this.given = given;
  }

  List<Step> steps() {
    return steps;
  }

  void add(Markdown.Table table) throws TableException {
    Given.checkColumns(table, COLUMNS);
    for (Row row : table.rows()) {
      steps.add(step(row));
    }
  }

  private Step step(Row row) throws TableException {
    int line = row.line();
    Instant at = time(line, row.cell("when"));
    String then = row.cell("then");
    return new Step(
        line,
        at,
        new Posed(request(row, at), given.entities(line)),
        tries(line, row.cell("times"), then),
        completion(line, row.cell("outcome")),
        outcome(line, then),
        then.startsWith("needs ") ? then.substring("needs ".length()).strip() : "",
        because(row.cell("because")));
  }

  private Request request(Row row, Instant at) throws TableException {
    int line = row.line();
    Map<String, Value> own = new HashMap<>(Map.of("time", new DatetimeValue(at.toEpochMilli())));
    own.putAll(Given.record(line, row.cell("context")));
    RecordValue context = given.context(own);
    return new Request(
        Given.uid(line, named(row, "principal")),
        Given.action(line, named(row, "action")),
        Given.uid(line, named(row, "resource")),
        context);
  }

  private String named(Row row, String column) throws TableException {
    String cell = row.cell(column);
    if (!cell.isEmpty()) {
      above.put(column, cell);
    }
    String known = above.get(column);
    if (known == null) {
      throw new TableException(row.line(), "the first step names no %s".formatted(column));
    }
    return known;
  }

  private Instant time(int line, String text) throws TableException {
    Instant last = steps.isEmpty() ? given.start() : steps.getLast().at();
    if (text.isEmpty()) {
      return last;
    }
    Optional<Duration> offset =
        text.startsWith("+") ? Span.parse(text.substring(1)) : Optional.empty();
    if (offset.isEmpty()) {
      throw new TableException(
          line, "`%s` is no time since the beginning, such as `+10s`".formatted(text));
    }
    Instant at = given.start().plus(offset.get());
    if (at.isBefore(last)) {
      throw new TableException(line, "`%s` is before the step above".formatted(text));
    }
    return at;
  }

  private static Tries tries(int line, String times, String then) throws TableException {
    Matcher together = AT_ONCE.matcher(times);
    Matcher some = SOME.matcher(then);
    if (!together.matches()) {
      if (some.matches()) {
        throw new TableException(
            line, "`%s` counts answers; that is for what is tried at once".formatted(then));
      }
      return new Tries.InTurn(times.isEmpty() ? 1 : number(line, times, MOST_TIMES));
    }
    int count = number(line, together.group(1), MOST_AT_ONCE);
    int nodes = together.group(2) == null ? 1 : number(line, together.group(2), MOST_NODES);
    int allowed =
        some.matches()
            ? number(line, some.group(1), count)
            : outcome(line, then) == Decision.Outcome.ALLOW ? count : 0;
    return new Tries.AtOnce(count, nodes, allowed);
  }

  private static int number(int line, String text, int most) throws TableException {
    if (!text.matches("[1-9][0-9]{0,6}") || Integer.parseInt(text) > most) {
      throw new TableException(line, "`%s` is no number from 1 to %d".formatted(text, most));
    }
    return Integer.parseInt(text);
  }

  private static Step.Completion completion(int line, String text) throws TableException {
    if (text.equals("error")) {
      return new Step.Completion.Failure();
    }
    if (text.isEmpty() || text.equals("response")) {
      return new Step.Completion.Response(RecordValue.EMPTY);
    }
    if (text.startsWith("response ")) {
      String output = text.substring("response ".length());
      return new Step.Completion.Response(RecordValue.of(Given.record(line, output)));
    }
    throw new TableException(
        line,
        "`%s` is no outcome; there are `response`, `response {…}` and `error`".formatted(text));
  }

  private static Decision.Outcome outcome(int line, String text) throws TableException {
    if (text.equals("needs") || text.startsWith("needs ")) {
      return Decision.Outcome.NEEDS;
    }
    if (SOME.matcher(text).matches()) {
      return Decision.Outcome.ALLOW;
    }
    return switch (text) {
      case "allow" -> Decision.Outcome.ALLOW;
      case "deny" -> Decision.Outcome.DENY;
      default ->
          throw new TableException(
              line, "`%s` is no answer; there are `allow`, `deny` and `needs …`".formatted(text));
    };
  }

  private static Optional<Set<String>> because(String text) {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Set<String> ids = new TreeSet<>();
    for (String id : text.split(",", -1)) {
      ids.add(id.strip());
    }
    // A dash says that no policy speaks at all.
    return Optional.of(ids.equals(Set.of("-")) ? Set.of() : ids);
  }
}
