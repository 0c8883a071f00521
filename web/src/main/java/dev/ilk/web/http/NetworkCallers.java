package dev.ilk.web.http;

import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.prove.agent.AgentPlane;
import dev.ilk.prove.federation.ShownTokens;
import dev.ilk.prove.human.grant.GrantPlane;
import dev.ilk.prove.human.session.Intent;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.prove.human.session.Shown;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.workload.WorkloadPlane;
import io.helidon.http.HeaderName;
import io.helidon.http.HeaderNames;
import io.helidon.http.Method;
import io.helidon.webserver.http.ServerRequest;
import java.time.Instant;
import java.util.Optional;

/**
 * Callers over the network: software, agents and the apps of people show a token (RFC 6750, section
 * 2.1), with what it is bound to (RFC 9449, section 7.1), people the cookie of their session.
 */
public final class NetworkCallers implements Callers {
  /** Carries what {@link Intent#token} gives for the session. */
  private static final HeaderName INTENT = HeaderNames.create("Ilk-Intent");

  private static final HeaderName FETCH_SITE = HeaderNames.create("Sec-Fetch-Site");

  private final Issuers issuers;
  private final Addresses addresses;
  private final WorkloadPlane workloads;
  private final AgentPlane agents;
  private final GrantPlane grants;
  private final Sessions sessions;
  private final SessionCookie cookie;
  private final ShownTokens tokens = new ShownTokens();

  /**
   * Callers of all kinds.
   *
   * @param issuers the names of Ilk's issuers
   * @param addresses where Ilk is known to the public
   * @param workloads the workload plane
   * @param agents the agent plane
   * @param grants the human plane's apps
   * @param sessions the human plane's sessions
   * @param cookie how the session cookie is called
   */
  public NetworkCallers(
      Issuers issuers,
      Addresses addresses,
      WorkloadPlane workloads,
      AgentPlane agents,
      GrantPlane grants,
      Sessions sessions,
      SessionCookie cookie) {
    this.issuers = issuers;
    this.addresses = addresses;
    this.workloads = workloads;
    this.agents = agents;
    this.grants = grants;
    this.sessions = sessions;
    this.cookie = cookie;
  }

  @Override
  public Optional<Attempt> attempt(ServerRequest request, Instant now) {
    Optional<String> authorization = request.headers().first(HeaderNames.AUTHORIZATION);
    if (authorization.isPresent()) {
      return Optional.of(bearer(authorization.get(), request, now));
    }
    return cookie.read(request).isEmpty() ? Optional.empty() : session(request, now);
  }

  private Attempt bearer(String authorization, ServerRequest request, Instant now) {
    Showing shown =
        Showing.of(
            authorization, request, () -> addresses.of(request.path().rawPath()), tokens::of);
    Kind plane =
        shown.token().claimedIssuer(issuers).map(Issuers.Issuer::plane).orElse(Kind.WORKLOAD);
    return switch (plane) {
      case WORKLOAD -> workloads.bearer(Optional.empty(), shown.token(), shown.presented(), now);
      case AGENT -> agents.bearer(Optional.empty(), shown.token(), shown.presented(), now);
      case HUMAN ->
          grants.bearer(Optional.empty(), issuers.self(), shown.token(), shown.presented(), now);
    };
  }

  /**
   * A browser sends the cookie whoever made it ask. To change anything, the request also carries
   * the session's token in the header {@link #INTENT}, which no other site knows or could set. What
   * another site makes the browser read counts as shown by nobody.
   */
  private Optional<Attempt> session(ServerRequest request, Instant now) {
    Shown shown = cookie.shown(request);
    boolean elsewhere = isFromElsewhere(request);
    Method method = request.prologue().method();
    if (!method.equals(Method.GET) && !method.equals(Method.HEAD)) {
      Intent intent = new Intent(request.headers().first(INTENT).orElse(""), elsewhere);
      return Optional.of(sessions.changer(shown, intent, now));
    }
    return elsewhere ? Optional.empty() : Optional.of(sessions.reader(shown, now));
  }

  /** Fetch Metadata; RFC 6454, section 7. */
  private boolean isFromElsewhere(ServerRequest request) {
    String site = request.headers().first(FETCH_SITE).orElse("none");
    boolean own = site.equals("same-origin") || site.equals("none");
    Optional<String> origin = request.headers().first(HeaderNames.ORIGIN);
    return !own || origin.filter(from -> !from.equals(issuers.base())).isPresent();
  }
}
