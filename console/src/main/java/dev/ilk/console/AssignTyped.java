package dev.ilk.console;

import dev.ilk.console.http.Visit;
import dev.ilk.console.page.AssignForm;
import dev.ilk.gate.AssignFinding;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is to mend findings, as somebody typed it, and what is wrong with that. */
record AssignTyped(String to, String reason, String due, List<Problem> problems) {
  static final AssignTyped NOTHING = new AssignTyped("", "", "", List.of());
  private static final List<String> FIELDS = List.of("to", "reason", "due");

  static AssignTyped of(Visit visit) {
    return new AssignTyped(visit.field("to"), visit.field("reason"), visit.field("due"), List.of());
  }

  AssignTyped but(List<Problem> wrong) {
    return new AssignTyped(to, reason, due, wrong.stream().map(AssignTyped::placed).toList());
  }

  AssignForm form(Instant now, String latest) {
    String tomorrow = LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(1).toString();
    return new AssignForm(to, reason, due, tomorrow, latest, ByField.of(problems, FIELDS));
  }

  /** The command that it asks for, of one finding. */
  Result<AssignFinding> command(FindingKey finding) {
    List<Problem> wrong = new ArrayList<>();
    Optional<Assignee> who = Assignee.parse(to);
    if (who.isEmpty()) {
      wrong.add(
          malformed("expected a team or a person, such as `team:payments` or `human:ada`", "to"));
    }
    Optional<Instant> end = day();
    if (end.isEmpty() && !due.isEmpty()) {
      wrong.add(malformed("expected a day such as `2027-01-31`", "due"));
    }
    return wrong.isEmpty() && who.isPresent()
        ? Result.ok(new AssignFinding(finding, who.get(), reason, end))
        : new Result.Failed<>(wrong);
  }

  private Optional<Instant> day() {
    try {
      return due.isEmpty()
          ? Optional.empty()
          : Optional.of(LocalDate.parse(due).atStartOfDay().toInstant(ZoneOffset.UTC));
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static Problem malformed(String message, String field) {
    return Problem.of(Problem.Kind.INVALID, "form_invalid", message).at(field);
  }

  private static Problem placed(Problem problem) {
    return switch (problem.code()) {
      case "reason_invalid" -> problem.at("reason");
      case "due_invalid" -> problem.at("due");
      case "assignee_unknown" -> problem.at("to");
      default -> problem;
    };
  }
}
