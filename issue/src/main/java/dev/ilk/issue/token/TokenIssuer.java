package dev.ilk.issue.token;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Audience;
import dev.ilk.actor.Delegation;
import dev.ilk.actor.Deployment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Machine;
import dev.ilk.actor.ResourceServer;
import dev.ilk.gate.ExchangeToken;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.revocation.Suspension;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.keys.Signer;
import dev.ilk.keys.jose.JwtSigner;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.prove.proof.Proof;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;

/**
 * Issues access tokens (RFC 9068) in exchange for a proof (RFC 8693): one audience, one
 * environment, one tenant, minutes long, never more than any authority behind it.
 */
public final class TokenIssuer implements Handler<ExchangeToken, ExchangeToken.Issued> {
  private final Issuers issuers;
  private final ResourceServers servers;
  private final KeyRings rings;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param issuers the names of the issuers
   * @param servers the services that tokens can be for
   * @param rings one ring for each issuer
   * @param ids where token ids come from
   * @param clock the present
   */
  public TokenIssuer(
      Issuers issuers, ResourceServers servers, KeyRings rings, Ids ids, InstantSource clock) {
    this.issuers = issuers;
    this.servers = servers;
    this.rings = rings;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result<Handled<ExchangeToken.Issued>> act(Permit<ExchangeToken> permit)
      throws PartUnavailable {
    Result<Grant> grant = grant(permit);
    return switch (grant) {
      case Result.Ok<Grant>(Grant granted) -> Result.ok(sign(permit, granted));
      case Result.Failed<Grant>(List<Problem> problems) -> new Result.Failed<>(problems);
    };
  }

  private Result<Grant> grant(Permit<ExchangeToken> permit) throws PartUnavailable {
    ExchangeToken asked = permit.command();
    Proof proof = permit.proof();
    if (!(proof.actor() instanceof Machine actor)
        || actor.kind() != asked.plane()
        || !actor.environment().equals(asked.at())) {
      return Result.failed(wrongIssuer(proof.actor(), asked));
    }
    boolean own = issuers.isOwn(asked.audience());
    Optional<ResourceServer> server =
        own ? Optional.empty() : servers.find(asked.audience()).filter(found -> fits(found, actor));
    if (!own && server.isEmpty()) {
      return Result.failed(noSuchAudience(asked.audience(), actor));
    }
    Optional<Delegation> delegation = delegation(proof);
    if (delegation.isPresent() && !covers(delegation.get(), actor, asked.audience())) {
      return Result.failed(notDelegated(asked.audience(), delegation.get()));
    }
    return ActorChain.of(proof)
        .then(chain ->
            scopes(asked, proof, actor, server)
                .then(scopes ->
                    TokenLife.of(clock.instant(), proof, actor, permit.decision())
                        .then(life ->
                            Result.ok(
                                new Grant(
                                    ids.token(),
                                    actor,
                                    chain,
                                    delegation,
                                    asked.audience(),
                                    proof.binding(),
                                    scopes,
                                    Suspension.instanceOf(proof),
                                    deployment(proof),
                                    life)))));
  }

  /** At Ilk's own interfaces the policies decide command by command, and there are no scopes. */
  private static Result<SortedSet<String>> scopes(
      ExchangeToken asked, Proof proof, Machine actor, Optional<ResourceServer> server) {
    return server.isPresent()
        ? GrantedScopes.of(asked.scopes(), proof, actor, server.get())
        : GrantedScopes.none(asked.scopes());
  }

  private Handled<ExchangeToken.Issued> sign(Permit<ExchangeToken> permit, Grant grant)
      throws PartUnavailable {
    ExchangeToken asked = permit.command();
    RingName ring = new RingName(new Issuers.Issuer(asked.at(), asked.plane()).ring());
    Signer signer;
    try {
      signer = rings.active(ring);
    } catch (KeysUnavailable e) {
      throw new PartUnavailable("signing keys of `" + ring + "`", e);
    }
    String token =
        JwtSigner.sign(
            signer, JwtSigner.ACCESS_TOKEN, grant.claims(issuers, permit.arrival().correlation()));
    return Handled.of(
        new ExchangeToken.Issued(token, grant.credential(issuers)),
        grant.particulars(issuers, signer.kid()));
  }

  private static Optional<String> deployment(Proof proof) {
    return proof instanceof Proof.OfWorkload workload
        ? Optional.ofNullable(workload.claims().get(Deployment.NAMED))
        : Optional.empty();
  }

  private static boolean fits(ResourceServer server, Machine actor) {
    return server.environment().equals(actor.environment())
        && server.tenant().equals(actor.tenant());
  }

  private static Optional<Delegation> delegation(Proof proof) {
    return proof instanceof Proof.OfAgent agent
        ? agent.lent().map(Proof.Lent::delegation)
        : Optional.empty();
  }

  private static boolean covers(Delegation delegation, Machine actor, Audience audience) {
    return delegation.agent().equals(actor.id())
        && delegation.environment().equals(actor.environment())
        && delegation.tenant().equals(actor.tenant())
        && delegation.audiences().contains(audience);
  }

  private Problem wrongIssuer(Actor actor, ExchangeToken asked) {
    Problem problem =
        Problem.of(
            Problem.Kind.REFUSED,
            "wrong_issuer",
            "`%s` gets no tokens from `%s`"
                .formatted(actor.subject(), issuers.of(asked.at(), asked.plane())));
    return actor instanceof Machine machine
        ? problem.mend("ask `%s`".formatted(issuers.of(machine.environment(), machine.kind())))
        : problem;
  }

  /** An audience of another environment or tenant looks like one that is not there (W9). */
  private static Problem noSuchAudience(Audience audience, Machine actor) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "audience_unknown",
            "`%s` is no audience in `%s` for the tenant `%s`"
                .formatted(audience, actor.environment(), actor.tenant()))
        .at("audience")
        .mend("use an audience that is registered there, or register it");
  }

  private static Problem notDelegated(Audience audience, Delegation delegation) {
    return Problem.of(
            Problem.Kind.REFUSED,
            "audience_not_delegated",
            "the delegation `%s` does not cover `%s`".formatted(delegation.id().value(), audience))
        .at("audience")
        .mend("ask the person who delegated for one that does");
  }
}
