package dev.ilk.guard;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Guards one service. Safe to share between threads; close it when the service stops. */
public final class Guard implements AutoCloseable {
  private final GuardSettings settings;
  private final TokenCheck tokens;
  private final PossessionCheck possession;
  private final RevocationWatch revocations;
  private final Judge judge;
  private final Fetch fetch;

  private Guard(GuardSettings settings, InstantSource clock, Judge judge) {
    this.settings = settings;
    this.judge = judge;
    this.fetch = new Fetch();
    IssuerKeys keys = new IssuerKeys(fetch, clock);
    this.tokens = new TokenCheck(settings, keys, clock);
    this.possession = new PossessionCheck(settings, clock);
    this.revocations = new RevocationWatch(settings, fetch, keys, clock);
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
    Guard guard = new Guard(settings, clock, judge);
    guard.revocations.start();
    return guard;
  }

  /**
   * Rules on a request that shows a token and nothing else; a token that is bound is refused.
   *
   * @param authorization the value of its {@code Authorization} header; empty if it has none
   * @param action what it is about to do
   * @return whether it may go on
   */
  public Ruling rule(Optional<String> authorization, GuardedAction action) {
    return rule(GuardedRequest.ofToken(authorization), action);
  }

  /**
   * Rules on a request.
   *
   * @param request what it shows
   * @param action what it is about to do
   * @return whether it may go on
   */
  public Ruling rule(GuardedRequest request, GuardedAction action) {
    Optional<Authorization> shown = Authorization.of(request.authorization());
    if (shown.isEmpty()) {
      return new Ruling.Refused(
          401,
          "invalid_request",
          "a token is needed",
          List.of(),
          Challenges.all(settings.onlyBound()),
          Optional.empty());
    }
    Refusing refusing = new Refusing(shown.get().scheme(), nonce(shown.get()));
    try {
      return switch (tokens.check(shown.get().token())) {
        case Result.Ok<Caller>(Caller caller) ->
            held(caller, shown.get(), request, action, refusing);
        case Result.Failed<Caller>(List<Problem> problems) ->
            refusing.unauthorized("invalid_token", problems.getFirst().message());
      };
    } catch (IlkUnavailable e) {
      return refusing.unavailable("the token cannot be checked now; try again");
    }
  }

  private Optional<String> nonce(Authorization shown) {
    return shown.scheme() == Authorization.Scheme.DPOP ? possession.nonce() : Optional.empty();
  }

  private Ruling held(
      Caller caller,
      Authorization shown,
      GuardedRequest request,
      GuardedAction action,
      Refusing refusing) {
    return switch (possession.check(shown, request, caller)) {
      case HELD -> known(caller, action, refusing);
      case TOKEN_REFUSED ->
          refusing.unauthorized(
              "invalid_token", "the token is not shown with what it must be bound to");
      case PROOF_REFUSED ->
          refusing.unauthorized("invalid_dpop_proof", "the proof of the token's key does not hold");
      case NONCE_NEEDED ->
          refusing.unauthorized("use_dpop_nonce", "the proof must repeat the nonce given here");
      case FULL -> refusing.unavailable("no more proofs can be taken now; try again");
    };
  }

  private Ruling known(Caller caller, GuardedAction action, Refusing refusing) {
    switch (revocations.standing(caller)) {
      case HOLDS -> {}
      case REVOKED -> {
        return refusing.unauthorized("invalid_token", "the token was revoked");
      }
      case UNKNOWN -> {
        return refusing.unavailable("it is not known whether the token was revoked; try again");
      }
    }
    if (action.scope().isPresent() && !caller.scopes().contains(action.scope().get())) {
      return refusing.insufficientScope(action.scope().get());
    }
    try {
      Judgement judgement = judge.judge(caller, action);
      return judgement.allowed()
          ? new Ruling.Permitted(caller, judgement, refusing.nonce())
          : refusing.denied(judgement);
    } catch (IlkUnavailable e) {
      return refusing.unavailable("no decision can be had now; try again");
    }
  }

  /** Stops listening. */
  @Override
  public void close() {
    revocations.close();
    fetch.close();
  }
}
