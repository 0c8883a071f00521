package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.SignInPage;
import dev.ilk.gate.CloseSession;
import dev.ilk.gate.Done;
import dev.ilk.gate.OpenSession;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.login.Callback;
import dev.ilk.prove.human.login.LocalPath;
import dev.ilk.prove.human.login.Logins;
import dev.ilk.prove.human.provider.Demand;
import dev.ilk.prove.human.provider.Provider;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Signing in and out. */
final class SignIn {
  private static final String PATH = ConsoleSettings.HOME + "/login";
  private static final LocalPath HOME = new LocalPath(ConsoleSettings.HOME);

  /** As long as browsers keep a cookie at all (RFC 6265bis, section 5.5). */
  private static final Duration DEVICE_LIFE = Duration.ofDays(400);

  private final Console console;
  private final DeviceCookies devices;

  SignIn(Console console, DeviceCookies devices) {
    this.console = console;
    this.devices = devices;
  }

  /** The sign-in page, coming back afterwards to where one was; {@code over} tells why. */
  static String address(String from, boolean over) {
    String back = URLEncoder.encode(returnTo(from).value(), StandardCharsets.UTF_8);
    return PATH + "?return_to=" + back + (over ? "&over=1" : "");
  }

  /** Whether a refusal only means that one has to sign in again. */
  static boolean isOver(List<Problem> problems) {
    return problems.getFirst().code().equals("sign_in_failed");
  }

  Answer choose(Visit visit) {
    LocalPath returnTo = returnTo(one(visit, "return_to"));
    List<SignInPage.Choice> choices = choices(console, returnTo);
    String notice =
        visit.query().containsKey("over")
            ? "Your session is over. Sign in again to go on where you were."
            : visit.query().containsKey("left")
                ? "You have signed out."
                : visit.query().containsKey("elsewhere")
                    ? "No provider is known for that address. Choose where you have an account."
                    : "";
    boolean byAddress =
        console.logins().providers().stream().anyMatch(one -> !one.domains().isEmpty());
    Frame frame = new Frame("Sign in", Frame.Section.NONE, Optional.empty());
    return Answer.page(
        200,
        console
            .pages()
            .render(frame, new SignInPage(choices, notice, byAddress, returnTo.value())));
  }

  /** On to the provider of an address's domain; who has none there chooses. */
  Answer find(Visit visit) {
    LocalPath returnTo = returnTo(one(visit, "return_to"));
    return console
        .logins()
        .providerOf(one(visit, "email"))
        .map(provider -> Answer.redirect(start(provider, returnTo)))
        .orElseGet(() -> Answer.redirect(address(returnTo.value(), false) + "&elsewhere=1"));
  }

  Answer start(Visit visit) {
    LocalPath returnTo = returnTo(one(visit, "return_to"));
    Demand demand = visit.query().containsKey("again") ? Demand.NOW : Demand.NONE;
    return switch (console
        .logins()
        .begin(visit.part("provider"), returnTo, demand, visit.arrival().at())) {
      case Result.Ok<Logins.Begun>(Logins.Begun begun) ->
          Answer.redirect(begun.redirect().toString())
              .with(console.login().set(begun.browser().reveal(), Logins.PATIENCE));
      case Result.Failed<Logins.Begun>(List<Problem> problems) ->
          console.answer(
              visit,
              console.<OpenSession.Opened>turnAway(visit, "OpenSession", problems.getFirst()),
              opened -> Answer.redirect(PATH));
    };
  }

  Answer callback(Visit visit) {
    String device =
        visit
            .cookie(console.device())
            .filter(cookie -> devices.name(Optional.of(cookie)).isPresent())
            .orElseGet(devices::mint);
    Callback callback =
        new Callback(
            visit.part("provider"),
            visit.query(),
            visit.cookie(console.login()),
            visit.device(),
            Optional.of(device),
            visit.client());
    Logins.Ended ended = console.logins().end(callback, visit.arrival().at());
    Outcome<OpenSession.Opened> outcome =
        console.gate().pass(visit.arrival(), ended.attempt(), new OpenSession());
    Answer answer =
        switch (outcome) {
          case Outcome.Released<OpenSession.Opened>(OpenSession.Opened opened, var correlation) ->
              Answer.redirect(ended.returnTo().orElse(HOME).value())
                  .with(console.session().set(opened.secret()))
                  .with(console.device().set(device, DEVICE_LIFE));
          case Outcome.Refused<OpenSession.Opened>(var problems, var correlation) ->
              console.problems().refused(problems, correlation);
          case Outcome.Denied<OpenSession.Opened>(var decision, var correlation) ->
              console.problems().denied(decision, correlation);
          case Outcome.Unavailable<OpenSession.Opened>(var problem, var correlation) ->
              console.problems().unavailable(problem, correlation);
        };
    return answer.with(console.login().clear());
  }

  Answer leave(Visit visit) {
    Outcome<Done> outcome = console.change(visit, new CloseSession());
    Answer left = Answer.redirect(PATH + "?left=1").with(console.session().clear());
    return outcome instanceof Outcome.Refused<Done> refused && isOver(refused.problems())
        ? left
        : console.answer(visit, outcome, done -> left);
  }

  /** The providers to sign in at. */
  static List<SignInPage.Choice> choices(Console console, LocalPath returnTo) {
    return console.logins().providers().stream()
        .map(provider -> new SignInPage.Choice(provider.label(), start(provider, returnTo)))
        .toList();
  }

  private static String start(Provider provider, LocalPath returnTo) {
    return PATH
        + "/start/"
        + provider.name()
        + "?return_to="
        + URLEncoder.encode(returnTo.value(), StandardCharsets.UTF_8);
  }

  /** Only pages of the console are come back to, and never the sign-in itself. */
  static LocalPath returnTo(String text) {
    return LocalPath.of(text)
        .filter(path ->
            path.value().equals(ConsoleSettings.HOME)
                || path.value().startsWith(ConsoleSettings.HOME + "/"))
        .filter(path -> !path.value().startsWith(PATH))
        .orElse(HOME);
  }

  private static String one(Visit visit, String parameter) {
    Map<String, List<String>> query = visit.query();
    return query.getOrDefault(parameter, List.of("")).getFirst();
  }
}
