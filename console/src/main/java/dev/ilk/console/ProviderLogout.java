package dev.ilk.console;

import dev.ilk.console.http.Answer;
import dev.ilk.console.http.Visit;
import dev.ilk.gate.EndSessions;
import dev.ilk.gate.EndSignOn;
import dev.ilk.gate.Outcome;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.human.login.BackChannel;
import dev.ilk.prove.proof.Attempt;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a provider itself tells that somebody was logged out there (OpenID Connect Back-Channel
 * Logout 1.0, section 2.5). No browser comes here, so no cookie counts.
 */
final class ProviderLogout {
  private final Console console;
  private final BackChannel channel;

  ProviderLogout(Console console, BackChannel channel) {
    this.console = console;
    this.channel = channel;
  }

  Answer take(Visit visit) {
    Instant now = visit.arrival().at();
    return switch (channel.take(visit.part("provider"), visit.field("logout_token"), now)) {
      case BackChannel.Somebody(
              Attempt attempt,
              String issuer,
              Optional<String> session,
              Instant before) ->
          answer(
              console
                  .gate()
                  .pass(visit.arrival(), attempt, new EndSignOn(issuer, session, before)));
      // Whoever is not signed on here is logged out already (section 2.7).
      case BackChannel.Nobody() ->
          switch (console.<EndSessions.Ended>turnAway(visit, "EndSignOn", nobody())) {
            case Outcome.Unavailable<EndSessions.Ended> unavailable -> failed(503);
            case Outcome.Released<EndSessions.Ended> released -> done();
            case Outcome.Refused<EndSessions.Ended> refused -> done();
            case Outcome.Denied<EndSessions.Ended> denied -> done();
          };
      case BackChannel.Refused(Attempt attempt) ->
          answer(
              console
                  .gate()
                  .pass(visit.arrival(), attempt, new EndSignOn("", Optional.empty(), now)));
    };
  }

  private static Answer answer(Outcome<EndSessions.Ended> outcome) {
    return switch (outcome) {
      case Outcome.Released<EndSessions.Ended> released -> done();
      case Outcome.Refused<EndSessions.Ended>(List<Problem> problems, var correlation) ->
          failed(problems.getFirst().kind() == Problem.Kind.UNAVAILABLE ? 503 : 400);
      case Outcome.Denied<EndSessions.Ended> denied -> failed(400);
      case Outcome.Unavailable<EndSessions.Ended> unavailable -> failed(503);
    };
  }

  private static Problem nobody() {
    return Problem.of(
        Problem.Kind.NOT_FOUND, "nobody_signed_on", "nobody has signed on here in that session");
  }

  private static Answer done() {
    return Answer.json(200, "{}");
  }

  /** Section 2.8: 400 whatever is wrong with the request, and what it is stays here. */
  private static Answer failed(int status) {
    return Answer.json(
        status,
        status == 400
            ? "{\"error\":\"invalid_request\"}"
            : "{\"error\":\"temporarily_unavailable\"}");
  }
}
