package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.gate.AssignFinding;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.UnassignFinding;
import dev.ilk.gate.estate.FindingKey;
import dev.ilk.gate.estate.Whose;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who is to mend findings: of one on its page, of several in the list. */
final class Assigns {
  private final Console console;
  private final Findings list;
  private final OneFinding one;

  Assigns(Console console, Findings list, OneFinding one) {
    this.console = console;
    this.list = list;
    this.one = one;
  }

  private static Optional<FindingKey> key(Visit visit) {
    return Whose.parse(visit.part("whose"))
        .map(whose -> new FindingKey(whose, visit.part("code"), visit.field("about")));
  }

  /** Of the finding of a page. */
  Answer assign(Visit visit) {
    Optional<FindingKey> key = key(visit);
    if (key.isEmpty()) {
      return console.problems().missing();
    }
    AssignTyped typed = AssignTyped.of(visit);
    return switch (typed.command(key.get())) {
      case Result.Failed<AssignFinding>(List<Problem> wrong) ->
          console.meant(visit, self -> one.show(visit, self, key.get().about(), typed.but(wrong)));
      case Result.Ok<AssignFinding>(AssignFinding command) ->
          switch (console.change(visit, command)) {
            case Outcome.Refused<Boolean>(var wrong, var _) when isMistake(wrong) ->
                console.signedIn(
                    visit, self -> one.show(visit, self, key.get().about(), typed.but(wrong)));
            case Outcome<Boolean> outcome ->
                console.answer(visit, outcome, _ -> back(key.get(), "assigned"));
          };
    };
  }

  /** Takes that back. */
  Answer unassign(Visit visit) {
    return key(visit)
        .map(key ->
            console.answer(
                visit,
                console.change(visit, new UnassignFinding(key, visit.field("reason"))),
                _ -> back(key, "unassigned")))
        .orElseGet(console.problems()::missing);
  }

  private static Answer back(FindingKey key, String done) {
    String address = Wrong.address(key.whose().id(), key.code(), key.about());
    return Answer.redirect(address + (key.about().isEmpty() ? "?" : "&") + "done=" + done);
  }

  private static boolean isMistake(List<Problem> problems) {
    return problems.stream().allMatch(problem -> problem.kind() == Problem.Kind.INVALID);
  }

  /** Of those that were ticked; each is an event of its own, so what went wrong stops no other. */
  Answer several(Visit visit) {
    AssignTyped typed = AssignTyped.of(visit);
    List<FindingKey> keys =
        visit.fields("finding").stream()
            .limit(Findings.PAGE)
            .flatMap(key -> Wrong.named(key).stream())
            .toList();
    if (keys.isEmpty()) {
      return again(visit, "Tick the findings that they are to mend.", typed);
    }
    List<FindingKey> left = new ArrayList<>();
    List<Problem> last = List.of();
    for (FindingKey key : keys) {
      switch (typed.command(key)) {
        case Result.Failed<AssignFinding>(List<Problem> wrong) -> {
          return again(visit, "Nothing was assigned.", typed.but(wrong));
        }
        case Result.Ok<AssignFinding>(AssignFinding command) -> {
          switch (console.change(visit, command)) {
            case Outcome.Released<Boolean> _ -> {}
            case Outcome.Refused<Boolean>(var wrong, var _) when !SignIn.isOver(wrong) -> {
              left.add(key);
              last = wrong;
            }
            case Outcome<Boolean> outcome -> {
              // Whatever stops one for reasons of who asks stops the others too.
              return console.answer(visit, outcome, _ -> Answer.redirect(Findings.PATH));
            }
          }
        }
      }
    }
    return left.isEmpty()
        ? Answer.redirect(Findings.PATH + "?done=assigned")
        : again(
            visit,
            "%d of %d were not assigned.".formatted(left.size(), keys.size()),
            typed.but(last));
  }

  private Answer again(Visit visit, String notice, AssignTyped typed) {
    return console.meant(visit, _ -> list.list(visit, 422, notice, typed));
  }
}
