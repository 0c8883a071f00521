package dev.ilk.console;

import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ElevatePage;
import dev.ilk.console.page.Frame;
import dev.ilk.gate.ElevationAnswer;
import dev.ilk.gate.ElevationState;
import dev.ilk.gate.ListElevations;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.RequestElevation;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Asking for a role: which, for how long, and why. */
final class Elevate {
  private static final int REMEMBERED = 20;

  private final Console console;
  private final Elevations elevations;

  Elevate(Console console, Elevations elevations) {
    this.console = console;
    this.elevations = elevations;
  }

  /** What the address says stands in the form already, so that one can be led here. */
  Answer form(Visit visit) {
    ElevateForm form =
        new ElevateForm(
            Map.of(
                "role",
                visit.parameter("role"),
                "lasting",
                visit.parameter("lasting").isEmpty() ? "30m" : visit.parameter("lasting"),
                "reason",
                visit.parameter("reason")));
    return console.signedIn(visit, self -> form(visit, self, 200, form, List.of()));
  }

  private Answer form(
      Visit visit, ReadSelf.Self self, int status, ElevateForm form, List<Problem> problems) {
    return console.answer(
        visit,
        console.read(visit, new ListElevations(ListElevations.Whose.OWN, REMEMBERED)),
        before -> {
          ElevatePage page = form.page(problems, roles(self, before));
          Frame frame =
              console.frame(
                  visit, "Take up a role", Frame.Section.ELEVATIONS, self, form.command());
          return console.page(status, frame, page);
        });
  }

  /** What one may take up, policies say; what one has or took up is likely meant. */
  private static List<String> roles(ReadSelf.Self self, List<ElevationState> before) {
    Stream<Role> own = self.actor() instanceof Human human ? human.roles().stream() : Stream.of();
    return Stream.concat(before.stream().map(ElevationState::role), own)
        .map(Role::name)
        .distinct()
        .toList();
  }

  Answer ask(Visit visit) {
    ElevateForm form = ElevateForm.of(visit);
    return switch (form.read()) {
      case Result.Ok<RequestElevation>(RequestElevation command) -> ask(visit, form, command);
      case Result.Failed<RequestElevation>(List<Problem> problems) ->
          console.meant(visit, self -> form(visit, self, 422, form, problems));
    };
  }

  private Answer ask(Visit visit, ElevateForm form, RequestElevation command) {
    Outcome<ElevationAnswer> outcome = console.change(visit, command);
    return outcome instanceof Outcome.Refused<ElevationAnswer>(List<Problem> problems, var journey)
            && problems.getFirst().kind() == Problem.Kind.CONFLICT
        ? console.meant(visit, self -> form(visit, self, 409, form, problems))
        : elevations.answer(visit, outcome, form.address(), "?asked=1");
  }
}
