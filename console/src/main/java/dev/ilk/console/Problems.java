package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.Pages;
import dev.ilk.console.page.ProblemPage;
import dev.ilk.decide.Decision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Span;
import java.util.List;
import java.util.Optional;

/** Turns refusals into pages: what happened, why, and what to do next. */
final class Problems {
  private static final ProblemPage.Way HOME =
      new ProblemPage.Way("Go to your page", ConsoleSettings.HOME);
  private static final ProblemPage.Way SIGN_IN =
      new ProblemPage.Way("Sign in", ConsoleSettings.HOME + "/login");

  private final Pages pages;

  Problems(Pages pages) {
    this.pages = pages;
  }

  Answer refused(List<Problem> problems, Id.Correlation correlation) {
    Problem first = problems.getFirst();
    return switch (first.kind()) {
      case UNPROVEN -> page(401, "Who are you?", problems, correlation.value(), SIGN_IN);
      case REFUSED -> page(403, "Not allowed", problems, correlation.value(), HOME);
      case NOT_FOUND -> page(404, "Not found", problems, correlation.value(), HOME);
      case INVALID -> page(400, "That cannot be done", problems, correlation.value(), HOME);
      case CONFLICT -> page(409, "Somebody was faster", problems, correlation.value(), HOME);
      case UNAVAILABLE -> unavailable(first, correlation);
    };
  }

  Answer denied(Decision decision, Id.Correlation correlation) {
    return denied(decision, correlation, Optional.empty());
  }

  /** A denial, and where it can be lifted if that is a page of the console. */
  Answer denied(Decision decision, Id.Correlation correlation, Optional<ProblemPage.Way> lifted) {
    String advice =
        decision instanceof Decision.Needs needs
            ? "It would be allowed with " + String.join(", and ", needs(needs)) + "."
            : "If you need it for your work, ask whoever looks after these policies.";
    return page(
        new ProblemPage(
            403,
            "Not allowed",
            List.of(Words.sentence(decision.reason())),
            advice,
            decision.policies(),
            correlation.value(),
            lifted.orElse(HOME)));
  }

  Answer unavailable(Problem problem, Id.Correlation correlation) {
    return page(503, "Not just now", List.of(problem), correlation.value(), HOME);
  }

  /** One that the record holds already, or that is none of Ilk's doing. */
  Answer shown(Problem problem) {
    return page(400, "That cannot be done", List.of(problem), "", HOME);
  }

  Answer missing() {
    Problem problem =
        Problem.of(Problem.Kind.NOT_FOUND, "page_unknown", "there is no page at this address")
            .mend("check the address, or begin from your page");
    return page(404, "Not found", List.of(problem), "", HOME);
  }

  Answer tooLarge() {
    Problem problem =
        Problem.of(Problem.Kind.INVALID, "form_too_large", "the form is too large")
            .mend("shorten it");
    return page(413, "Too much at once", List.of(problem), "", HOME);
  }

  Answer broken(Id.Correlation correlation) {
    Problem problem =
        Problem.of(Problem.Kind.UNAVAILABLE, "internal_error", "Ilk failed to show this page")
            .mend("try again; if it fails again, give an operator the number of this journey");
    return page(500, "This went wrong", List.of(problem), correlation.value(), HOME);
  }

  private Answer page(
      int status, String heading, List<Problem> problems, String journey, ProblemPage.Way way) {
    return page(
        new ProblemPage(
            status,
            heading,
            problems.stream().map(Problem::message).map(Words::sentence).toList(),
            Words.sentence(problems.getFirst().remedy()),
            List.of(),
            journey,
            way));
  }

  private Answer page(ProblemPage problem) {
    Frame frame = new Frame(problem.heading(), Frame.Section.NONE, Optional.empty());
    return Answer.page(problem.status(), pages.render(frame, problem));
  }

  private static List<String> needs(Decision.Needs needs) {
    return needs.needs().stream()
        .map(need ->
            switch (need) {
              case Decision.Need.StepUp(String assurance) -> "a stronger sign-in";
              case Decision.Need.Approval(String role) ->
                  "the approval of a person with the role " + role;
              case Decision.Need.Elevation(String role) -> "an elevation to the role " + role;
              case Decision.Need.FreshProof(var age) -> "a sign-in of the last " + Span.format(age);
            })
        .toList();
  }
}
