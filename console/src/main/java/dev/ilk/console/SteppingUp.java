package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.ProblemPage;
import dev.ilk.console.page.SignInPage;
import dev.ilk.console.page.StepUpPage;
import dev.ilk.decide.Decision;
import dev.ilk.gate.BeginCeremony;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.ReadSelf;
import dev.ilk.gate.StepUp;
import dev.ilk.prove.human.login.LocalPath;
import dev.ilk.prove.human.passkey.StepUps;
import dev.ilk.prove.human.session.Intent;
import dev.ilk.prove.proof.Attempt;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Proving once more who one is, because an action asks for it (RFC 9470): with a passkey in the
 * session that is open, or by signing in again.
 */
final class SteppingUp {
  private static final String PATH = ConsoleSettings.HOME + "/step-up";
  private static final String REASON =
      "What you are about to do needs a proof that it is you, here and now.";

  private static final String APP_REASON =
      "The app that sent you here wants a proof that it is you, here and now.";

  private final Console console;
  private final StepUps stepUps;

  SteppingUp(Console console, StepUps stepUps) {
    this.console = console;
    this.stepUps = stepUps;
  }

  /** Where a denial leads that another proof of the person alone would lift. */
  static Optional<ProblemPage.Way> way(Decision decision, LocalPath back) {
    boolean enough =
        decision instanceof Decision.Needs needs
            && needs.needs().stream()
                .allMatch(need ->
                    need instanceof Decision.Need.StepUp
                        || need instanceof Decision.Need.FreshProof);
    return enough
        ? Optional.of(new ProblemPage.Way("Confirm that it is you", address(back)))
        : Optional.empty();
  }

  private static String address(LocalPath back) {
    return PATH + "?return_to=" + URLEncoder.encode(back.value(), StandardCharsets.UTF_8);
  }

  /** Where an app's wish leads that another proof of the person would grant (RFC 9470). */
  static String forApp(String back) {
    return address(SignIn.returnTo(back)) + "&app=1";
  }

  Answer show(Visit visit) {
    return console.signedIn(visit, self -> show(visit, self));
  }

  private Answer show(Visit visit, ReadSelf.Self self) {
    Outcome<BeginCeremony.Options> begun =
        console.read(visit, new BeginCeremony(BeginCeremony.Purpose.STEP_UP));
    boolean none =
        begun instanceof Outcome.Refused<BeginCeremony.Options> refused
            && refused.problems().getFirst().code().equals("no_passkey");
    return none
        ? page(visit, self, Optional.empty())
        : console.answer(visit, begun, options -> page(visit, self, Optional.of(options.json())));
  }

  private Answer page(Visit visit, ReadSelf.Self self, Optional<String> options) {
    LocalPath back =
        SignIn.returnTo(visit.query().getOrDefault("return_to", List.of("")).getFirst());
    boolean app = !visit.parameter("app").isEmpty();
    List<SignInPage.Choice> providers =
        SignIn.choices(console, back).stream()
            .map(one -> new SignInPage.Choice(one.label(), one.address() + "&again=1"))
            .toList();
    Frame frame = console.frame(visit, "Confirm that it is you", Frame.Section.NONE, self);
    return Answer.page(
        200,
        console
            .pages()
            .render(
                frame,
                new StepUpPage(app ? APP_REASON : REASON, back.value(), options, providers, app)));
  }

  Answer prove(Visit visit) {
    Intent intent = visit.intent(console.settings().publicUrl());
    Attempt session =
        console
            .sessions()
            .changer(
                visit.shown(console.session(), console.device()), intent, visit.arrival().at());
    Attempt attempt = stepUps.attempt(session, visit.field("response"), visit.arrival().at());
    LocalPath back = SignIn.returnTo(visit.field("return_to"));
    return console.answer(
        visit,
        console.gate().pass(visit.arrival(), attempt, new StepUp()),
        done -> Answer.redirect(back.value()));
  }
}
