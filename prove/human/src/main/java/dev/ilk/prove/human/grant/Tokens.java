package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.AppAccess;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.own.OwnToken;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.human.GrantProof;
import java.time.Instant;
import java.util.Optional;
import java.util.TreeSet;

/** Reads the access tokens of human issuers. */
final class Tokens {
  static final String METHOD = "access-token";

  private static final String PERSON = Kind.HUMAN.word() + ":";

  private final Issuers issuers;
  private final OwnTokens own;
  private final Possession possession;
  private final Humans humans;

  Tokens(Issuers issuers, OwnTokens own, Possession possession, Humans humans) {
    this.issuers = issuers;
    this.own = own;
    this.possession = possession;
    this.humans = humans;
  }

  Reading<GrantProof> bearer(
      Optional<Environment> door,
      Audience service,
      ShownToken shown,
      Presented presented,
      Instant now) {
    return own.read(shown, Kind.HUMAN, door, now)
        .then(token -> token.meantFor(service))
        .then(token ->
            possession
                .ofToken(presented, shown, token.binding(), now)
                .then(held ->
                    proof(token, now)
                        .then(proof ->
                            possession
                                .spend(held)
                                .then(binding -> new Reading.Accepted<>(proof.holding(binding))))));
  }

  /** Whose an access token is that an app got; for whatever service, and whoever holds its key. */
  Reading<GrantProof> of(Issuers.Issuer at, App app, ShownToken shown, Instant now) {
    return own.read(shown, Kind.HUMAN, Optional.of(at.environment()), now)
        .then(token ->
            token.app().equals(app.id())
                ? proof(token, now)
                : refused(token, "grant_of_another", "it was given to `" + token.app() + "`"));
  }

  private Reading<GrantProof> proof(OwnToken token, Instant now) {
    Optional<Id.Grant> grant = token.grant();
    if (grant.isEmpty() || !token.subject().startsWith(PERSON)) {
      return refused(token, "claims_malformed", "the token names no person and no grant");
    }
    try {
      Optional<Human> found = humans.byName(token.subject().substring(PERSON.length()));
      if (found.isEmpty()) {
        return refused(token, "human_unknown", "the token's person is not registered");
      }
      Human human = found.get();
      Optional<Problem> against = Standing.problem(human, now);
      return against.isPresent()
          ? new Reading.Refused<>(token.refusal(against.get()).of(human))
          : new Reading.Accepted<>(proof(token, grant.get(), human, now));
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(
          token.refusal(
              Problem.of(
                  Problem.Kind.UNAVAILABLE, "store_unavailable", "people cannot be looked up")));
    }
  }

  private GrantProof proof(OwnToken token, Id.Grant grant, Human human, Instant now) {
    Optional<Audience> audience =
        Optional.of(token.audience())
            .filter(name -> !name.equals(token.issuerName()))
            .map(Audience::new);
    AppAccess access =
        new AppAccess(
            token.issuer().environment(), token.app(), audience, new TreeSet<>(token.scopes()));
    return new GrantProof(
        human,
        METHOD,
        issuers.of(token.issuer().environment(), Kind.HUMAN),
        now,
        Standing.end(human, token.expires()),
        token.correlation(),
        token.authenticated(),
        token.assurance(),
        token.factors(),
        Binding.NONE,
        new Proof.Granted(grant, access));
  }

  private static Reading<GrantProof> refused(OwnToken token, String code, String message) {
    return new Reading.Refused<>(token.refusal(Problem.of(Problem.Kind.UNPROVEN, code, message)));
  }
}
