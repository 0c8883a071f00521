package dev.ilk.console;

import dev.ilk.actor.Audience;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.LendPage;
import dev.ilk.gate.Delegate;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The form to lend, as it was filled in. Checks only what must be true to make a command of it;
 * what may be lent is for the registry and the policies to say.
 *
 * @param values what was typed, by field
 */
record LendForm(Map<String, String> values) {
  private static final List<String> FIELDS =
      List.of("agent", "purpose", "audiences", "scopes", "lasting");
  private static final int MOST_WORDS = 50;

  static LendForm of(Visit visit) {
    return new LendForm(FIELDS.stream().collect(Collectors.toMap(name -> name, visit::field)));
  }

  Result<Delegate> read() {
    List<Problem> problems = new ArrayList<>();
    for (String field : FIELDS) {
      if (value(field).isEmpty()) {
        problems.add(problem(field, "this is needed"));
      }
    }
    Set<Audience> audiences = new LinkedHashSet<>();
    for (String word : words("audiences", problems)) {
      if (Audience.isAudience(word)) {
        audiences.add(new Audience(word));
      } else {
        problems.add(problem("audiences", "`" + word + "` is no address of a service"));
      }
    }
    Set<String> scopes = new LinkedHashSet<>(words("scopes", problems));
    Optional<Duration> lasting = Span.parse(value("lasting"));
    if (lasting.isEmpty() && !value("lasting").isEmpty()) {
      problems.add(problem("lasting", "expected a length of time such as `8h` or `7d`"));
    }
    return problems.isEmpty() && lasting.isPresent()
        ? Result.ok(
            new Delegate(value("agent"), audiences, scopes, lasting.get(), value("purpose")))
        : new Result.Failed<>(problems);
  }

  /** The page with the form as it was, and each problem at the field that it names. */
  LendPage page(List<Problem> problems) {
    return new LendPage(values, ByField.of(problems, FIELDS));
  }

  private String value(String field) {
    return values.getOrDefault(field, "");
  }

  private List<String> words(String field, List<Problem> problems) {
    List<String> words =
        Stream.of(value(field).split("\\s+")).filter(word -> !word.isEmpty()).toList();
    if (words.size() > MOST_WORDS) {
      problems.add(problem(field, "these are more than " + MOST_WORDS));
      return List.of();
    }
    return words;
  }

  private static Problem problem(String field, String message) {
    return Problem.of(Problem.Kind.INVALID, "form_invalid", message).at(field);
  }
}
