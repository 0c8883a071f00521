package dev.ilk.console;

import dev.ilk.actor.Elevation;
import dev.ilk.actor.Role;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ElevatePage;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.Span;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The form to take up a role, as it was filled in. Checks only what must be true to make a command
 * of it; whether one may have the role is for the policies to say.
 *
 * @param values what was typed, by field
 */
record ElevateForm(Map<String, String> values) {
  private static final List<String> FIELDS = List.of("role", "lasting", "reason");

  static ElevateForm of(Visit visit) {
    return new ElevateForm(FIELDS.stream().collect(Collectors.toMap(name -> name, visit::field)));
  }

  Result<RequestElevation> read() {
    List<Problem> problems = new ArrayList<>();
    for (String field : FIELDS) {
      if (value(field).isEmpty()) {
        problems.add(problem(field, "this is needed"));
      }
    }
    if (!value("role").isEmpty() && !Role.isName(value("role"))) {
      problems.add(problem("role", "expected a role's name such as `operator`"));
    }
    Optional<Duration> lasting = Span.parse(value("lasting")).filter(ElevateForm::bounded);
    if (lasting.isEmpty() && !value("lasting").isEmpty()) {
      problems.add(problem("lasting", "expected a length of time from `1m` to `12h`"));
    }
    if (value("reason").length() > RequestElevation.LONGEST_REASON) {
      problems.add(problem("reason", "expected at most 500 characters"));
    }
    return problems.isEmpty() && lasting.isPresent()
        ? Result.ok(new RequestElevation(new Role(value("role")), lasting.get(), value("reason")))
        : new Result.Failed<>(problems);
  }

  private static boolean bounded(Duration lasting) {
    return lasting.compareTo(Elevation.SHORTEST) >= 0 && lasting.compareTo(Elevation.LONGEST) <= 0;
  }

  /** The page with the form as it was, and each problem at the field that it names. */
  ElevatePage page(List<Problem> problems, List<String> roles) {
    return new ElevatePage(values, ByField.of(problems, FIELDS), roles);
  }

  /** Where the form stands as it was filled in, to come back to. */
  String address() {
    return Elevations.PATH
        + "/new?"
        + FIELDS.stream()
            .map(name -> name + "=" + URLEncoder.encode(value(name), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }

  /** The command line that asks for the same. */
  String command() {
    String role = Role.isName(value("role")) ? value("role") : "ROLE";
    String lasting = Span.parse(value("lasting")).isPresent() ? value("lasting") : "30m";
    return "ilk elevate %s --for %s --reason \"…\"".formatted(role, lasting);
  }

  private String value(String field) {
    return values.getOrDefault(field, "");
  }

  private static Problem problem(String field, String message) {
    return Problem.of(Problem.Kind.INVALID, "form_invalid", message).at(field);
  }
}
