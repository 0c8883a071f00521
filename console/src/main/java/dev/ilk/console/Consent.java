package dev.ilk.console;

import dev.ilk.actor.App;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.console.page.ConsentPage;
import dev.ilk.console.page.DevicePage;
import dev.ilk.console.page.Frame;
import dev.ilk.console.page.LeavePage;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.Authorize;
import dev.ilk.gate.ReadAuthorization;
import dev.ilk.gate.ReadSelf;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.human.grant.UserCode;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Where a person answers an app that wants to act for them. What the app may be is decided behind
 * the gate; here it is only shown, and the answer carried back.
 */
final class Consent {
  static final String PATH = ConsoleSettings.HOME + "/authorize";

  private final Console console;
  private final Issuers issuers;

  Consent(Console console) {
    this.console = console;
    URI url = console.settings().publicUrl();
    this.issuers = new Issuers(url.getScheme() + "://" + url.getRawAuthority());
  }

  Answer show(Visit visit) {
    String handle = visit.parameter("request");
    return console.tell(
        visit,
        new ReadAuthorization(handle),
        (self, pending) -> show(visit, self, handle, pending));
  }

  /** Where a person says which device is meant. */
  Answer device(Visit visit) {
    return console.signedIn(
        visit,
        self -> {
          String code = UserCode.of(visit.parameter("user_code")).map(UserCode::shown).orElse("");
          Frame frame = console.frame(visit, "Sign in on a device", Frame.Section.NONE, self);
          return console.page(frame, new DevicePage(code));
        });
  }

  Answer entered(Visit visit) {
    String typed = visit.field("user_code");
    String code = UserCode.of(typed).map(UserCode::text).orElse("none");
    return Answer.redirect(PATH + "?request=" + code);
  }

  private Answer show(
      Visit visit, ReadSelf.Self self, String handle, ReadAuthorization.Pending pending) {
    if (!pending.fresh() || !pending.assured()) {
      return proveAgain(visit, self, pending);
    }
    if (pending.known()) {
      Authorize again = new Authorize(handle, pending.request(), Authorize.Answer.REMEMBERED);
      return console.answer(
          visit,
          console.read(visit, again),
          answered -> Answer.redirect(address(pending.request(), answered)));
    }
    Frame frame = console.frame(visit, "Let an app in", Frame.Section.NONE, self);
    return console.page(frame, page(handle, pending.request()));
  }

  /**
   * By a passkey, or by signing in again; another person only by signing in. Once; if that did not
   * do, the app is told so (OpenID Connect Core Error Code unmet_authentication_requirements).
   */
  private Answer proveAgain(Visit visit, ReadSelf.Self self, ReadAuthorization.Pending pending) {
    if (visit.parameter("again").isEmpty()) {
      String back = visit.address() + "&again=1";
      boolean another =
          pending
              .request()
              .wishes()
              .person()
              .filter(one -> !one.equals(self.actor().subject()))
              .isPresent();
      return Answer.redirect(another ? SignIn.address(back, false) : SteppingUp.forApp(back));
    }
    String error = pending.assured() ? "login_required" : "unmet_authentication_requirements";
    return pending.request().way() instanceof AuthorizationRequest.Browser browser
        ? Answer.redirect(browser.answer(issuer(pending.request()), "error", error))
        : console.problems().missing();
  }

  Answer answer(Visit visit) {
    String handle = visit.field("request");
    Authorize.Answer said =
        visit.field("answer").equals("allow") ? Authorize.Answer.ALLOW : Authorize.Answer.DENY;
    return console.answer(
        visit,
        console.read(visit, new ReadAuthorization(handle)),
        pending ->
            console.answer(
                visit,
                console.change(visit, new Authorize(handle, pending.request(), said)),
                answered -> leave(pending.request(), answered)));
  }

  private Answer leave(AuthorizationRequest request, AuthorizationRequest.Answered answered) {
    if (request.way() instanceof AuthorizationRequest.Device) {
      return Answer.redirect(address(request, answered));
    }
    LeavePage page = new LeavePage(request.appName(), address(request, answered));
    return Answer.page(200, console.pages().render(page));
  }

  private String address(AuthorizationRequest request, AuthorizationRequest.Answered answered) {
    return switch (request.way()) {
      case AuthorizationRequest.Browser browser ->
          answered
              .code()
              .map(code -> browser.answer(issuer(request), "code", code))
              .orElseGet(() -> browser.answer(issuer(request), "error", "access_denied"));
      case AuthorizationRequest.Device device -> ConsoleSettings.HOME + "/apps";
    };
  }

  /** Why a browser is sent to no app: it is not known which, or not known where. */
  Answer refused(Visit visit) {
    String why =
        switch (visit.parameter("why")) {
          case "app" -> "the app that sent you here is not known";
          case "redirect" -> "the app that sent you here wants an answer at an address not its own";
          case "unavailable" -> "Ilk cannot take the app's request just now";
          default -> "the app that sent you here did not say properly what it wants";
        };
    return console
        .problems()
        .shown(
            Problem.of(Problem.Kind.INVALID, "authorization_refused", why)
                .mend("tell whoever runs the app; nothing was granted to it"));
  }

  private String issuer(AuthorizationRequest request) {
    return issuers.of(request.access().environment(), Kind.HUMAN);
  }

  private static ConsentPage page(String handle, AuthorizationRequest request) {
    return new ConsentPage(
        handle,
        request.appName(),
        request.access().app(),
        source(request.access().app()),
        destination(request.way()),
        request.way() instanceof AuthorizationRequest.Device(var digest, String network)
            ? network
            : "",
        request.access().environment().name(),
        request.access().audience().map(Audience::uri).orElse(""),
        permissions(request),
        request.access().scopes().contains("offline_access")
            ? "30 days at most, also while you are away"
            : "as long as this session, 12 hours at most");
  }

  private static List<ConsentPage.Permission> permissions(AuthorizationRequest request) {
    if (request.access().scopes().isEmpty()) {
      return List.of(
          new ConsentPage.Permission("", "do with Ilk itself whatever you may do with it"));
    }
    return request.access().scopes().stream()
        .map(scope -> new ConsentPage.Permission(scope, words(scope)))
        .toList();
  }

  private static String words(String scope) {
    return switch (scope) {
      case "openid" -> "know who you are";
      case "profile" -> "know your name";
      case "email" -> "know your e-mail address";
      case "offline_access" -> "go on while you are away";
      default -> "";
    };
  }

  private static String source(String app) {
    return switch (App.Source.of(app)) {
      case BUILT_IN -> "a part of Ilk";
      case REGISTERED -> "registered here";
      case DOCUMENT ->
          "described by " + URI.create(app).getHost() + " itself, and registered by nobody";
    };
  }

  private static String destination(AuthorizationRequest.Way way) {
    if (!(way instanceof AuthorizationRequest.Browser browser)) {
      return "";
    }
    URI address = URI.create(browser.redirect());
    Optional<String> host = Optional.ofNullable(address.getHost());
    return host.map(name ->
            name.equals("127.0.0.1") || name.equals("[::1]") || name.equals("localhost")
                ? "a program on your own machine (" + name + ")"
                : name)
        .orElse("the program for `" + address.getScheme() + ":`");
  }
}
