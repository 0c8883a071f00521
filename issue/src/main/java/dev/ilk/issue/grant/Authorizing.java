package dev.ilk.issue.grant;

import dev.ilk.gate.AuthorizationRequest;
import dev.ilk.gate.Authorize;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secret;
import dev.ilk.keys.Secrets;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Takes a person's answer to an app's request: makes the grant, and the code that the browser
 * carries to the app. A request is answered once, on all nodes.
 */
public final class Authorizing implements Handler<Authorize, AuthorizationRequest.Answered> {
  /** How long a code is good for; apps redeem it at once (RFC 6749, section 4.1.2; FAPI 2.0). */
  static final Duration CODE_LIFE = Duration.ofMinutes(1);

  /** How long a grant lasts that hangs on a session, at most. */
  static final Duration SESSION_GRANT = Duration.ofHours(12);

  /** How long a grant lasts that the person gave beyond the session ({@code offline_access}). */
  static final Duration OFFLINE_GRANT = Duration.ofDays(30);

  /** So long a device may fetch what the person has granted. */
  private static final Duration DEVICE_LIFE = Duration.ofMinutes(10);

  private final RequestStore requests;
  private final GrantStore grants;
  private final Ids ids;

  /**
   * Builds the handler.
   *
   * @param requests what waits
   * @param grants keeps what is granted
   * @param ids where grants' ids come from
   */
  public Authorizing(RequestStore requests, GrantStore grants, Ids ids) {
    this.requests = requests;
    this.grants = grants;
    this.ids = ids;
  }

  @Override
  public Result<Handled<AuthorizationRequest.Answered>> act(Permit<Authorize> permit)
      throws PartUnavailable {
    return switch (Waiting.before(permit.proof(), grants)) {
      case Result.Failed<Waiting>(List<Problem> problems) -> new Result.Failed<>(problems);
      case Result.Ok<Waiting>(Waiting waiting) -> {
        try {
          yield answer(permit, waiting);
        } catch (StoreUnavailable e) {
          throw new PartUnavailable("grants cannot be stored", e);
        }
      }
    };
  }

  private Result<Handled<AuthorizationRequest.Answered>> answer(
      Permit<Authorize> permit, Waiting waiting) throws StoreUnavailable {
    Authorize asked = permit.command();
    AuthorizationRequest request = asked.request();
    Instant now = permit.arrival().at();
    boolean yes = asked.answer() != Authorize.Answer.DENY;
    if (yes && !(waiting.fresh(request) && waiting.assured(request))) {
      return refused("sign_in_wanted", "the app wants a newer or stronger sign-in");
    }
    if (asked.answer() == Authorize.Answer.REMEMBERED && !waiting.known(request, grants, now)) {
      return refused("consent_wanted", "the person has not let the app in to all of this");
    }
    // INVARIANT: what the policies decided about is what waits, and nothing else is granted.
    Optional<AuthorizationRequest> taken = requests.take(Secrets.digest(asked.handle()), now);
    if (taken.filter(request::equals).isEmpty()) {
      return Result.failed(Waiting.unknown());
    }
    return Result.ok(yes ? grant(asked, waiting, now) : declined(asked));
  }

  private static Handled<AuthorizationRequest.Answered> declined(Authorize asked) {
    return Handled.of(
        new AuthorizationRequest.Answered(Optional.empty(), Optional.empty()), asked.asked());
  }

  private Handled<AuthorizationRequest.Answered> grant(
      Authorize asked, Waiting waiting, Instant now) throws StoreUnavailable {
    AuthorizationRequest request = asked.request();
    boolean offline = request.access().scopes().contains("offline_access");
    Instant end = now.plus(offline ? OFFLINE_GRANT : SESSION_GRANT);
    AppGrant grant =
        new AppGrant(
            ids.grant(),
            request.access(),
            request.appName(),
            request.confidential(),
            waiting.person().actor().id(),
            offline ? Optional.empty() : Optional.of(waiting.session()),
            waiting.person().assurance(),
            waiting.person().factors(),
            waiting.signedIn(),
            request.nonce(),
            waiting.person().correlation().orElseThrow(),
            now,
            waiting.person().actor().expires().filter(own -> own.isBefore(end)).orElse(end));
    return switch (request.way()) {
      case AuthorizationRequest.Browser browser -> {
        Secret code = Secrets.random(NewSecret.CODE_PREFIX);
        grants.create(grant, code(code, browser, request, now));
        yield granted(asked, grant, Optional.of(code.reveal()));
      }
      case AuthorizationRequest.Device(String digest, var network) -> {
        grants.create(
            grant,
            new NewSecret(
                digest,
                NewSecret.Sort.DEVICE,
                Optional.empty(),
                Optional.empty(),
                request.key(),
                true,
                now.plus(DEVICE_LIFE)));
        yield granted(asked, grant, Optional.empty());
      }
    };
  }

  private static NewSecret code(
      Secret code,
      AuthorizationRequest.Browser browser,
      AuthorizationRequest request,
      Instant now) {
    return new NewSecret(
        Secrets.digest(code.reveal()),
        NewSecret.Sort.CODE,
        Optional.of(browser.redirect()),
        browser.challenge(),
        request.key(),
        true,
        now.plus(CODE_LIFE));
  }

  private static Handled<AuthorizationRequest.Answered> granted(
      Authorize asked, AppGrant grant, Optional<String> code) {
    Particulars.OfCredential particulars =
        new Particulars.OfCredential(
                "grant",
                Optional.of(grant.id().value()),
                Optional.empty(),
                grant.access().app(),
                "",
                grant.access().audience().map(audience -> audience.uri()).orElse(""),
                List.copyOf(grant.access().scopes()),
                Optional.of(grant.created()),
                Optional.of(grant.expires()),
                "",
                List.of())
            .saying(
                asked.answer() == Authorize.Answer.REMEMBERED
                    ? "remembered"
                    : "asked and answered");
    return Handled.of(
        new AuthorizationRequest.Answered(Optional.of(grant.id()), code), particulars);
  }

  private static <T> Result<T> refused(String code, String message) {
    return Result.failed(Problem.of(Problem.Kind.REFUSED, code, message));
  }
}
