package dev.ilk.prove.human.grant;

import dev.ilk.actor.App;
import dev.ilk.actor.Human;
import dev.ilk.actor.Issuers;
import dev.ilk.kernel.Binding;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.Secrets;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.client.ShownClient;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.human.Humans;
import dev.ilk.prove.human.failure.Standing;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.human.GrantProof;
import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Reads codes, refresh tokens and device codes. What is wrong with one is told to the record alone:
 * an app learns that it was not accepted (RFC 6749, section 5.2, {@code invalid_grant}).
 */
final class Codes {
  private static final Problem TOLD =
      Problem.of(Problem.Kind.UNPROVEN, "grant_refused", "the code or token was not accepted")
          .mend("send the person through the sign-in again");

  private final Issuers issuers;
  private final AppAuthentication apps;
  private final Possession possession;
  private final GrantLookup lookup;
  private final Humans humans;

  Codes(
      Issuers issuers,
      AppAuthentication apps,
      Possession possession,
      GrantLookup lookup,
      Humans humans) {
    this.issuers = issuers;
    this.apps = apps;
    this.possession = possession;
    this.lookup = lookup;
    this.humans = humans;
  }

  /** A proof that counts once the secret that it stands on is used up. */
  private record Candidate(GrantProof proof, HeldSecret held, App app) {
    Candidate holding(Binding binding) {
      return new Candidate(proof.holding(binding), held, app);
    }
  }

  Reading<GrantProof> redeem(
      Issuers.Issuer at, ShownClient client, Redemption shown, Presented presented, Instant now) {
    return possession
        .atTokenEndpoint(
            presented,
            ShownToken.of(""),
            now,
            () ->
                apps.authenticate(at, client, presented, now)
                    .then(app -> candidate(at, app, shown, now)),
            Candidate::holding)
        .then(candidate -> spend(candidate, shown, now));
  }

  /** Whose a refresh token is; one that was used before ends its grant here too. */
  Reading<GrantProof> refresh(Issuers.Issuer at, App app, String token, Instant now) {
    Redemption shown =
        new Redemption(Redemption.Sort.REFRESH, token, Optional.empty(), Optional.empty());
    return candidate(at, app, shown, now)
        .then(candidate -> new Reading.Accepted<>(candidate.proof()));
  }

  private Reading<Candidate> candidate(Issuers.Issuer at, App app, Redemption shown, Instant now) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("app", Evidence.shown(app.id()));
    if (!Secrets.hasForm(shown.sort().prefix(), shown.secret())) {
      return refused(evidence, "grant_malformed", "this is no " + shown.sort().method());
    }
    try {
      Optional<HeldSecret> found =
          lookup.find(Secrets.digest(shown.secret())).filter(held -> held.sort() == shown.sort());
      if (found.isEmpty()) {
        return refused(evidence, "grant_unknown", "there is no such " + shown.sort().method());
      }
      HeldSecret held = found.get();
      evidence.put("grant", held.grant().value());
      if (held.used() && held.rotates()) {
        return replayed(shown, evidence, now);
      }
      Optional<Problem> against = against(held, at, app, shown, now);
      if (against.isPresent()) {
        return new Reading.Refused<>(refusal(against.get(), evidence));
      }
      return person(held, evidence, now)
          .then(human ->
              new Reading.Accepted<>(new Candidate(proof(at, held, human, now), held, app)));
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(unavailable(evidence));
    }
  }

  private static Optional<Problem> against(
      HeldSecret held, Issuers.Issuer at, App app, Redemption shown, Instant now) {
    if (!held.access().environment().equals(at.environment())
        || !held.access().app().equals(app.id())) {
      return problem("grant_of_another", "it was given to `%s`".formatted(held.access().app()));
    }
    if (held.over()) {
      return problem("grant_ended", "the grant, or the session that it hangs on, was ended");
    }
    if (!now.isBefore(held.expires())) {
      return problem("grant_expired", "it ended at " + held.expires());
    }
    if (held.sort() != Redemption.Sort.CODE) {
      return Optional.empty();
    }
    if (!held.redirect().equals(shown.redirect())) {
      return problem("redirect_mismatch", "the code was sent to another `redirect_uri`");
    }
    // A verifier where there was no challenge means that the request was tampered with (RFC 9700,
    // section 4.8.2).
    return Pkce.fits(held.challenge(), shown.verifier())
        ? Optional.empty()
        : problem("verifier_mismatch", "the `code_verifier` does not fit the challenge");
  }

  private Reading<Human> person(HeldSecret held, SortedMap<String, String> evidence, Instant now)
      throws StoreUnavailable {
    Optional<Human> found = humans.byId(held.human());
    if (found.isEmpty()) {
      return refused(evidence, "human_unknown", "the grant's person is not registered");
    }
    Human human = found.get();
    return Standing.problem(human, now)
        .<Reading<Human>>map(problem -> new Reading.Refused<>(refusal(problem, evidence).of(human)))
        .orElseGet(() -> new Reading.Accepted<>(human));
  }

  private GrantProof proof(Issuers.Issuer at, HeldSecret held, Human human, Instant now) {
    return new GrantProof(
        human,
        held.sort().method(),
        issuers.of(at.environment(), at.plane()),
        now,
        Standing.end(human, held.grantExpires()),
        Optional.of(held.correlation()),
        held.authenticated(),
        held.assurance(),
        held.factors(),
        Binding.NONE,
        new Proof.Granted(held.grant(), held.access()));
  }

  /** INVARIANT: last of all, so that no code is used up by a request that is refused anyway. */
  private Reading<GrantProof> spend(Candidate candidate, Redemption shown, Instant now) {
    SortedMap<String, String> evidence = new TreeMap<>();
    evidence.put("app", Evidence.shown(candidate.app().id()));
    evidence.put("grant", candidate.held().grant().value());
    Binding binding = candidate.proof().binding();
    if (candidate.app().demands().contains(App.Demand.BOUND_TOKENS) && binding.isNone()) {
      return new Reading.Refused<>(
          new TokenRefusal(unbound(), unbound(), Optional.empty(), evidence));
    }
    Optional<String> key = candidate.held().key();
    if (key.isPresent() && !key.equals(binding.key())) {
      return refused(evidence, "grant_key_mismatch", "it is bound to another key");
    }
    if (!candidate.held().rotates()) {
      return new Reading.Accepted<>(candidate.proof());
    }
    try {
      return lookup.spend(Secrets.digest(shown.secret()), now)
          ? new Reading.Accepted<>(candidate.proof())
          : refused(evidence, "grant_replayed", "it was used before; the grant is ended");
    } catch (StoreUnavailable e) {
      return new Reading.Refused<>(unavailable(evidence));
    }
  }

  private <T> Reading<T> replayed(Redemption shown, SortedMap<String, String> evidence, Instant now)
      throws StoreUnavailable {
    lookup.spend(Secrets.digest(shown.secret()), now);
    return refused(evidence, "grant_replayed", "it was used before; the grant is ended");
  }

  private static <T> Reading<T> refused(
      SortedMap<String, String> evidence, String code, String message) {
    return new Reading.Refused<>(
        refusal(Problem.of(Problem.Kind.UNPROVEN, code, message), evidence));
  }

  private static TokenRefusal refusal(Problem problem, SortedMap<String, String> evidence) {
    return new TokenRefusal(problem, TOLD, Optional.empty(), evidence);
  }

  private static TokenRefusal unavailable(SortedMap<String, String> evidence) {
    return TokenRefusal.hidden(
        Problem.of(Problem.Kind.UNAVAILABLE, "store_unavailable", "grants cannot be looked up"),
        evidence);
  }

  private static Problem unbound() {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "binding_required",
            "the app has bound itself to tokens that are bound to a key")
        .mend("send a proof in the header `DPoP`");
  }

  private static Optional<Problem> problem(String code, String message) {
    return Optional.of(Problem.of(Problem.Kind.UNPROVEN, code, message));
  }
}
