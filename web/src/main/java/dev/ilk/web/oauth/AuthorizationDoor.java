package dev.ilk.web.oauth;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.gate.Arrival;
import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.AuthorizationRequest.Browser;
import dev.ilk.gate.Authorize;
import dev.ilk.gate.Outcome;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.proof.Attempt;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import io.helidon.webserver.http.ServerResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * {@code GET} and {@code POST …/authorize}: takes what an app asks a person for, and sends the
 * browser to the page that asks. Nothing is granted here, except what the person has granted before
 * where the app wants nobody asked ({@code prompt=none}).
 */
final class AuthorizationDoor extends IssuerDoor {
  /** What every handle of a request begins with. */
  static final String PREFIX = "ilk_req_";

  /** How a pushed request is named (RFC 9126, section 2.2). */
  static final String URN = "urn:ietf:params:oauth:request_uri:";

  private static final Duration PATIENCE = Duration.ofMinutes(10);
  private static final String PAGE = "/console/authorize";

  private final OAuthDoorway way;

  AuthorizationDoor(OAuthDoorway way) {
    this.way = way;
  }

  @Override
  void handle(ServerRequest request, ServerResponse response, Issuers.Issuer issuer) {
    if (issuer.plane() != Kind.HUMAN) {
      unknown(response);
      return;
    }
    Arrival arrival = way.doorway().arrival(request, "authorize");
    try {
      Result<Form> form =
          request.prologue().method().equals(Method.GET)
              ? Form.parse(request.query().rawValue().getBytes(StandardCharsets.ISO_8859_1))
              : Form.read(request);
      switch (form) {
        case Result.Failed<Form>(List<Problem> problems) ->
            page(response, arrival, issuer, problems.getFirst());
        case Result.Ok<Form>(Form read) -> handle(request, response, issuer, arrival, read);
      }
    } catch (PartUnavailable e) {
      go(response, PAGE + "/refused?why=unavailable");
    }
  }

  private void handle(
      ServerRequest request,
      ServerResponse response,
      Issuers.Issuer issuer,
      Arrival arrival,
      Form form)
      throws PartUnavailable {
    String id = form.get("client_id").orElse("");
    Result<App> found = way.people().plane().named(issuer.environment(), id, arrival.at());
    if (!(found instanceof Result.Ok<App>(App app))) {
      page(response, arrival, issuer, first(found));
      return;
    }
    Optional<String> pushed = form.get("request_uri");
    if (pushed.isPresent()) {
      pushed(request, response, arrival, app, pushed.get());
      return;
    }
    Result<Browser> way = AuthorizationParameters.browser(form, app);
    if (!(way instanceof Result.Ok<Browser>(Browser browser))) {
      page(response, arrival, issuer, first(way));
      return;
    }
    if (app.demands().contains(App.Demand.PUSHED_REQUESTS)) {
      refuse(response, arrival, app, browser, pushWanted());
      return;
    }
    switch (read(form, app, browser, arrival.at())) {
      case Result.Failed<AuthorizationRequest>(List<Problem> problems) ->
          refuse(response, arrival, app, browser, problems.getFirst());
      case Result.Ok<AuthorizationRequest>(AuthorizationRequest asked) -> {
        String handle = Secrets.random(PREFIX).reveal();
        this.way.people().desk().keep(handle, asked, arrival.at().plus(PATIENCE));
        ask(request, response, arrival, handle, asked, browser);
      }
    }
  }

  /** What a request asks for, compared with what there is. */
  Result<AuthorizationRequest> read(Form form, App app, Browser browser, Instant now)
      throws PartUnavailable {
    Result<AuthorizationRequest> read = AuthorizationParameters.read(form, app, browser, now);
    if (!(read instanceof Result.Ok<AuthorizationRequest>(AuthorizationRequest asked))) {
      return read;
    }
    Result<AppAccess> access = way.people().desk().grantable(asked.access());
    return access
        .then(grantable -> Result.ok(asked.wanting(grantable)))
        .then(wanted -> expecting(form.get("id_token_hint"), app, wanted));
  }

  private Result<AuthorizationRequest> expecting(
      Optional<String> hint, App app, AuthorizationRequest wanted) {
    Issuers.Issuer at = new Issuers.Issuer(app.environment(), Kind.HUMAN);
    return hint.isEmpty()
        ? Result.ok(wanted)
        : way.people()
            .plane()
            .hinted(at, hint.get(), app)
            .then(subject -> Result.ok(wanted.of(subject)));
  }

  private void pushed(
      ServerRequest request, ServerResponse response, Arrival arrival, App app, String name)
      throws PartUnavailable {
    String handle = name.startsWith(URN) ? name.substring(URN.length()) : "";
    Optional<AuthorizationRequest> found =
        Secrets.hasForm(PREFIX, handle)
            ? way.people()
                .desk()
                .find(handle, arrival.at())
                .filter(asked -> asked.access().app().equals(app.id()))
                .filter(asked -> asked.access().environment().equals(app.environment()))
            : Optional.empty();
    if (found.isPresent() && found.get().way() instanceof Browser browser) {
      ask(request, response, arrival, handle, found.get(), browser);
    } else {
      way.<AuthorizationRequest.Answered>turnAway(
          arrival, "Authorize", app.environment(), List.of(pushUnknown()));
      go(response, PAGE + "/refused?why=request");
    }
  }

  private void ask(
      ServerRequest request,
      ServerResponse response,
      Arrival arrival,
      String handle,
      AuthorizationRequest asked,
      Browser browser) {
    if (!asked.wishes().quiet()) {
      go(response, PAGE + "?request=" + handle);
      return;
    }
    String issuer = way.issuers().of(asked.access().environment(), Kind.HUMAN);
    if (way.people().cookie().read(request).isEmpty()) {
      go(response, browser.answer(issuer, "error", "login_required"));
      return;
    }
    Attempt attempt =
        way.people().sessions().reader(way.people().cookie().shown(request), arrival.at());
    Authorize command = new Authorize(handle, asked, Authorize.Answer.REMEMBERED);
    go(
        response,
        switch (way.doorway().gate().pass(arrival, attempt, command)) {
          case Outcome.Released<AuthorizationRequest.Answered>(var answered, var journey) ->
              browser.answer(issuer, "code", answered.code().orElseThrow());
          case Outcome.Refused<AuthorizationRequest.Answered>(var problems, var journey) ->
              browser.answer(issuer, "error", AuthorizationError.of(problems.getFirst()));
          case Outcome.Denied<AuthorizationRequest.Answered> denied ->
              browser.answer(issuer, "error", "access_denied");
          case Outcome.Unavailable<AuthorizationRequest.Answered> unavailable ->
              browser.answer(issuer, "error", "temporarily_unavailable");
        });
  }

  /** The app is told, for it is sure where it is. */
  private void refuse(
      ServerResponse response, Arrival arrival, App app, Browser browser, Problem problem) {
    way.<AuthorizationRequest.Answered>turnAway(
        arrival, "Authorize", app.environment(), List.of(problem));
    String issuer = way.issuers().of(app.environment(), Kind.HUMAN);
    go(response, browser.answer(issuer, "error", AuthorizationError.of(problem)));
  }

  /** The person is told, for the browser must be sent nowhere (RFC 6749, section 4.1.2.1). */
  private void page(
      ServerResponse response, Arrival arrival, Issuers.Issuer issuer, Problem problem) {
    way.<AuthorizationRequest.Answered>turnAway(
        arrival, "Authorize", issuer.environment(), List.of(problem));
    String why =
        switch (problem.code()) {
          case "app_unknown" -> "app";
          case "redirect_unknown" -> "redirect";
          default -> problem.kind() == Problem.Kind.UNAVAILABLE ? "unavailable" : "request";
        };
    go(response, PAGE + "/refused?why=" + why);
  }

  private static void go(ServerResponse response, String address) {
    response.status(io.helidon.http.Status.SEE_OTHER_303);
    response.header(HeaderNames.LOCATION, address);
    response.header(HeaderNames.CACHE_CONTROL, "no-store");
    response.header(HeaderNames.create("Referrer-Policy"), "no-referrer");
    response.send();
  }

  private static Problem first(Result<?> result) {
    return result instanceof Result.Failed<?>(List<Problem> problems)
        ? problems.getFirst()
        : Problem.of(Problem.Kind.INVALID, "request_malformed", "the request is malformed");
  }

  private static Problem pushWanted() {
    return Problem.of(
            Problem.Kind.INVALID, "push_required", "the app has bound itself to pushed requests")
        .at("request_uri");
  }

  private static Problem pushUnknown() {
    return Problem.of(Problem.Kind.INVALID, "push_unknown", "no such request was pushed")
        .at("request_uri");
  }
}
