package dev.ilk.prove.workload;

import dev.ilk.actor.Audience;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Workload;
import dev.ilk.kernel.Binding;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.own.OwnToken;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.proof.Proof;
import dev.ilk.prove.proof.workload.WorkloadProof;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A workload's proof in which an access token of this Ilk has a part. */
final class TokenProof {
  static final String METHOD = "access-token";

  /**
   * Under which name policies see the audience of the token that a workload presents for another:
   * what that workload may pass on is theirs to say, since nothing registers which workload runs
   * which service.
   */
  private static final String REPRESENTED_AUDIENCE = "represented_audience";

  private final OwnTokens own;
  private final Possession possession;
  private final Identities<Workload> workloads;

  TokenProof(OwnTokens own, Possession possession, Identities<Workload> workloads) {
    this.own = own;
    this.possession = possession;
    this.workloads = workloads;
  }

  /** The holder of a token for Ilk itself, who holds as well what the token is bound to. */
  Reading<WorkloadProof> bearer(
      Audience self,
      Optional<Environment> door,
      ShownToken shown,
      Presented presented,
      Instant now) {
    return own.read(shown, Kind.WORKLOAD, door, now)
        .then(token -> token.meantFor(self))
        .then(token ->
            possession
                .ofToken(presented, shown, token.binding(), now)
                .then(held ->
                    holder(token, now)
                        .then(proof ->
                            possession
                                .spend(held)
                                .then(binding -> new Reading.Accepted<>(proof.holding(binding))))));
  }

  private Reading<WorkloadProof> holder(OwnToken token, Instant now) {
    return workloads
        .holder(token, now)
        .then(holder ->
            onBehalf(token, now).then(on -> new Reading.Accepted<>(proof(holder, token, on, now))));
  }

  /** A workload's own proof, joined with the token of another that it presents. */
  Reading<WorkloadProof> represented(
      WorkloadProof actor, Environment door, ShownToken shown, Instant now) {
    return own.read(shown, Kind.WORKLOAD, Optional.of(door), now)
        .then(token ->
            other(token, token.actors(), now)
                .then(on -> new Reading.Accepted<>(join(actor, token, on))));
  }

  /** Whom the holder of a token acts for; of the actors in it, the first is the holder itself. */
  private Reading<Optional<Proof.Represented>> onBehalf(OwnToken token, Instant now) {
    return token.actors().isEmpty()
        ? new Reading.Accepted<>(Optional.empty())
        : other(token, token.actors().subList(1, token.actors().size()), now)
            .then(on -> new Reading.Accepted<>(Optional.of(on)));
  }

  private Reading<Proof.Represented> other(OwnToken token, List<String> before, Instant now) {
    return workloads
        .subject(token, now)
        .then(subject ->
            new Reading.Accepted<>(
                new Proof.Represented(
                    subject,
                    token.id(),
                    token.scopes(),
                    before,
                    Ends.earlier(token.expires(), subject.end()))));
  }

  private static WorkloadProof proof(
      Workload holder, OwnToken token, Optional<Proof.Represented> on, Instant now) {
    Instant expires = Ends.earlier(token.expires(), holder.end());
    SortedMap<String, String> claims = new TreeMap<>();
    claims.put("sub", token.subject());
    token.deployment().ifPresent(name -> claims.put(Deployment.NAMED, name));
    token.instance().ifPresent(name -> claims.put("instance", name));
    return new WorkloadProof(
        holder,
        METHOD,
        token.issuerName(),
        now,
        on.map(other -> Ends.earlier(other.expires(), expires)).orElse(expires),
        token.correlation(),
        "",
        Optional.of(token.id()),
        Optional.of(token.scopes()),
        on,
        claims,
        Binding.NONE);
  }

  private static WorkloadProof join(WorkloadProof actor, OwnToken token, Proof.Represented on) {
    SortedMap<String, String> claims = new TreeMap<>(actor.claims());
    claims.put(REPRESENTED_AUDIENCE, token.audience());
    return new WorkloadProof(
        actor.actor(),
        actor.method(),
        actor.issuer(),
        actor.provenAt(),
        Ends.earlier(actor.expires(), on.expires()),
        token.correlation(),
        actor.rule(),
        actor.token(),
        actor.ceiling(),
        Optional.of(on),
        claims,
        actor.binding());
  }
}
