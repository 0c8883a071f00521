package dev.ilk.console;

import dev.ilk.console.http.Asset;
import dev.ilk.console.http.Cookie;
import dev.ilk.console.http.SecurityHeaders;
import dev.ilk.console.page.Pages;
import dev.ilk.gate.Gate;
import dev.ilk.kernel.Ids;
import dev.ilk.prove.human.device.DeviceCookies;
import dev.ilk.prove.human.login.BackChannel;
import dev.ilk.prove.human.login.Logins;
import dev.ilk.prove.human.passkey.StepUps;
import dev.ilk.prove.human.session.Sessions;
import io.helidon.http.HeaderNames;
import io.helidon.webserver.http.HttpRules;
import io.helidon.webserver.http.HttpService;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;

/**
 * The door for people. To be registered at {@link ConsoleSettings#HOME}; its pages refer to each
 * other by that path.
 */
public final class ConsoleRoutes implements HttpService {
  private static final String ASSETS = "/assets/";

  private final Asset style = Asset.read("console", "css", "text/css; charset=utf-8");
  private final Asset htmx = Asset.script("htmx.org/2.0.10/dist", "htmx");
  private final Asset live = Asset.read("live", "js", Asset.SCRIPT);
  private final Asset passkeys = Asset.read("passkey", "js", Asset.SCRIPT);
  private final Asset icon = Asset.read("ilk", "svg", "image/svg+xml");
  private final SecurityHeaders security;
  private final Problems problems;
  private final Door door;
  private final SignIn signIn;
  private final Home home;
  private final OwnPage own;
  private final Delegations delegations;
  private final Approvals approvals;
  private final Elevations elevations;
  private final Elevate elevate;
  private final Replay replay;
  private final Identities identities;
  private final OneIdentity identity;
  private final EstateRoutes estate;
  private final ReviewRoutes reviews;
  private final PolicyPages policies;
  private final TakingBack revocations;
  private final Runbooks runbooks;
  private final Trust trust;
  private final Measures measures;
  private final Programme programme;
  private final Looking record;
  private final News news;
  private final Factors factors;
  private final Recoveries recoveries;
  private final SteppingUp steppingUp;
  private final Apps apps;
  private final Consent consent;
  private final SessionPages sessionPages;
  private final ProviderLogout providerLogout;

  /**
   * Builds the door.
   *
   * @param settings where people reach it
   * @param gate the one path
   * @param logins signs people in
   * @param backChannel takes their word that somebody was logged out
   * @param devices knows browsers again
   * @param sessions proves them afterwards
   * @param stepUps proves them once more, by passkeys
   * @param ids where correlations come from
   * @param clock the time
   * @param bell rings when people are asked to approve something, or it is answered
   */
  public ConsoleRoutes(
      ConsoleSettings settings,
      Gate gate,
      Logins logins,
      BackChannel backChannel,
      DeviceCookies devices,
      Sessions sessions,
      StepUps stepUps,
      Ids ids,
      InstantSource clock,
      Bell bell) {
    Pages pages =
        new Pages(
            new Pages.Links(
                address(style), address(icon), address(htmx), address(live), address(passkeys)));
    this.problems = new Problems(pages);
    this.security = new SecurityHeaders(settings.isSecure());
    this.door = new Door(problems, security, ids, clock);
    Console console =
        new Console(
            settings,
            gate,
            logins,
            sessions,
            pages,
            problems,
            new Cookie("ilk_session", settings.isSecure()),
            new Cookie("ilk_login", settings.isSecure()),
            new Cookie("ilk_device", settings.isSecure()));
    this.signIn = new SignIn(console, devices);
    this.home = new Home(console);
    this.own = new OwnPage(console);
    this.delegations = new Delegations(console);
    this.approvals = new Approvals(console);
    this.elevations = new Elevations(console);
    this.elevate = new Elevate(console, elevations);
    this.replay = new Replay(console);
    this.identities = new Identities(console);
    this.identity = new OneIdentity(console);
    this.estate = new EstateRoutes(console, door);
    this.reviews = new ReviewRoutes(console, door);
    this.policies = new PolicyPages(console);
    this.revocations = new TakingBack(console);
    this.runbooks = new Runbooks(console);
    this.trust = new Trust(console);
    this.measures = new Measures(console);
    this.programme = new Programme(console);
    this.news = new News(console, door, bell);
    this.record = new Looking(console);
    this.factors = new Factors(console);
    this.recoveries = new Recoveries(console);
    this.steppingUp = new SteppingUp(console, stepUps);
    this.apps = new Apps(console);
    this.consent = new Consent(console);
    this.providerLogout = new ProviderLogout(console, backChannel);
    this.sessionPages = new SessionPages(console);
  }

  @Override
  public void routing(HttpRules rules) {
    rules
        .get("/", door.to(home::show))
        .get("/you", door.to(own::show))
        .get("/login", door.to(signIn::choose))
        .get("/login/find", door.to(signIn::find))
        .get("/login/start/{provider}", door.to(signIn::start))
        .get("/login/callback/{provider}", door.to(signIn::callback))
        .post("/login/backchannel/{provider}", door.to(providerLogout::take))
        .post("/logout", door.to(signIn::leave))
        .get("/delegations", door.to(delegations::list))
        .get("/delegations/new", door.to(delegations::form))
        .post("/delegations", door.to(delegations::lend))
        .post("/delegations/{id}/end", door.to(delegations::end))
        .get("/authorize", door.to(consent::show))
        .post("/authorize", door.to(consent::answer))
        .get("/authorize/refused", door.to(consent::refused))
        .get("/device", door.to(consent::device))
        .post("/device", door.to(consent::entered))
        .get("/apps", door.to(apps::list))
        .post("/apps/{id}/end", door.to(apps::end))
        .get("/sessions", door.to(sessionPages::list))
        .post("/sessions/end-others", door.to(sessionPages::endOthers))
        .post("/sessions/end-all", door.to(sessionPages::endAll))
        .post("/sessions/{id}/end", door.to(sessionPages::end))
        .get("/approvals", door.to(approvals::list))
        .post("/approvals/{id}/approve", door.to(approvals::approve))
        .post("/approvals/{id}/deny", door.to(approvals::deny))
        .get("/identities", door.to(identities::list))
        .get("/identities/{subject}", door.to(identity::show))
        .get("/policies", door.to(policies::show))
        .get("/revocations", door.to(revocations::list))
        .get("/revocations/new", door.to(revocations::form))
        .post("/revocations/preview", door.to(revocations::preview))
        .post("/revocations/lift", door.to(revocations::lift))
        .post("/revocations", door.to(revocations::revoke))
        .get("/trust", door.to(trust::show))
        .get("/measures", door.to(measures::show))
        .get("/programme", door.to(programme::show))
        .get("/runbooks", door.to(runbooks::show))
        .get("/news", news.handler())
        .get("/record", door.to(record::show));
    elevations(rules);
    passkeys(rules);
    estate.add(rules);
    reviews.add(rules);
    serve(rules, style);
    serve(rules, htmx);
    serve(rules, live);
    serve(rules, icon);
    serve(rules, passkeys);
    rules.any(door.to(visit -> problems.missing()));
  }

  private void elevations(HttpRules rules) {
    rules
        .get("/elevations", door.to(elevations::list))
        .post("/elevations", door.to(elevate::ask))
        .get("/elevations/new", door.to(elevate::form))
        .get("/elevations/{id}", door.to(elevations::show))
        .get("/elevations/{id}/replay", door.to(replay::show))
        .post("/elevations/{id}/begin", door.to(elevations::begin))
        .post("/elevations/{id}/end", door.to(elevations::end));
  }

  private void passkeys(HttpRules rules) {
    rules
        .get("/factors", door.to(factors::list))
        .post("/factors", door.to(factors::enrol))
        .get("/factors/new", door.to(factors::form))
        .post("/factors/{id}/rename", door.to(factors::rename))
        .post("/factors/{id}/remove", door.to(factors::remove))
        .post("/factors/recovery", door.to(factors::recover))
        .post("/factors/recovery/{id}/cancel", door.to(factors::cancel))
        .get("/step-up", door.to(steppingUp::show))
        .post("/step-up", door.to(steppingUp::prove))
        .get("/recoveries", door.to(recoveries::list))
        .post("/recoveries/{id}/approve", door.to(recoveries::approve))
        .post("/recoveries/{id}/refuse", door.to(recoveries::refuse));
  }

  private void serve(HttpRules rules, Asset asset) {
    byte[] content = asset.content().getBytes(StandardCharsets.UTF_8);
    rules.get(
        ASSETS + asset.name(),
        (request, response) -> {
          security.addTo(response.headers());
          response.header(HeaderNames.CACHE_CONTROL, "public, max-age=31536000, immutable");
          response.header(HeaderNames.CONTENT_TYPE, asset.type());
          response.send(content);
        });
  }

  private static String address(Asset asset) {
    return ConsoleSettings.HOME + ASSETS + asset.name();
  }
}
