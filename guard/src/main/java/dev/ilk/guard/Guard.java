package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Guards one service. Safe to share between threads; close it when the service stops. */
public final class Guard implements AutoCloseable {
  private static final String SCHEME = "Bearer ";

  private final TokenCheck tokens;
  private final RevocationWatch revocations;
  private final Judge judge;
  private final Fetch fetch;

  private Guard(TokenCheck tokens, RevocationWatch revocations, Judge judge, Fetch fetch) {
    this.tokens = tokens;
    this.revocations = revocations;
    this.judge = judge;
    this.fetch = fetch;
  }

  /**
   * Starts a guard, which begins to listen for revocations at once.
   *
   * @param settings what the service says of itself
   * @param clock the present
   * @param judge who decides
   * @return the guard
   */
  public static Guard start(GuardSettings settings, InstantSource clock, Judge judge) {
    Fetch fetch = new Fetch();
    IssuerKeys keys = new IssuerKeys(fetch, clock);
    RevocationWatch watch = new RevocationWatch(settings, fetch, keys, clock);
    watch.start();
    return new Guard(new TokenCheck(settings, keys, clock), watch, judge, fetch);
  }

  /**
   * Rules on a request.
   *
   * @param authorization the value of its {@code Authorization} header; empty if it has none
   * @param action what it is about to do
   * @return whether it may go on
   */
  public Ruling rule(Optional<String> authorization, GuardedAction action) {
    if (authorization.isEmpty() || !hasScheme(authorization.get())) {
      return new Ruling.Refused(
          401, "invalid_request", "a bearer token is needed", List.of(), "Bearer");
    }
    String token = authorization.get().substring(SCHEME.length()).strip();
    try {
      return switch (tokens.check(token)) {
        case Result.Ok<Caller>(Caller caller) -> known(caller, action);
        case Result.Failed<Caller>(List<Problem> problems) ->
            unauthorized(problems.getFirst().message());
      };
    } catch (IlkUnavailable e) {
      return unavailable("the token cannot be checked now; try again");
    }
  }

  private Ruling known(Caller caller, GuardedAction action) {
    switch (revocations.standing(caller)) {
      case HOLDS -> {}
      case REVOKED -> {
        return unauthorized("the token was revoked");
      }
      case UNKNOWN -> {
        return unavailable("it is not known whether the token was revoked; try again");
      }
    }
    if (action.scope().isPresent() && !caller.scopes().contains(action.scope().get())) {
      String scope = action.scope().get();
      return new Ruling.Refused(
          403,
          "insufficient_scope",
          "the token does not allow `%s`".formatted(scope),
          List.of(),
          "Bearer error=\"insufficient_scope\", scope=\"%s\"".formatted(scope));
    }
    try {
      Judgement judgement = judge.judge(caller, action);
      return judgement.allowed()
          ? new Ruling.Permitted(caller, judgement)
          : new Ruling.Refused(
              403,
              "access_denied",
              judgement.reason(),
              judgement.policies(),
              "Bearer error=\"access_denied\"");
    } catch (IlkUnavailable e) {
      return unavailable("no decision can be had now; try again");
    }
  }

  private static boolean hasScheme(String authorization) {
    return authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
  }

  private static Ruling unauthorized(String reason) {
    return new Ruling.Refused(
        401, "invalid_token", reason, List.of(), "Bearer error=\"invalid_token\"");
  }

  private static Ruling unavailable(String reason) {
    return new Ruling.Refused(503, "temporarily_unavailable", reason, List.of(), "");
  }

  /** Stops listening. */
  @Override
  public void close() {
    revocations.close();
    fetch.close();
  }
}
