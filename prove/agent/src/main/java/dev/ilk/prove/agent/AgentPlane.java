package dev.ilk.prove.agent;

import dev.ilk.actor.Agent;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Issuers;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.Reading;
import dev.ilk.prove.federation.ShownToken;
import dev.ilk.prove.federation.TokenExchange;
import dev.ilk.prove.federation.TokenRefusal;
import dev.ilk.prove.federation.TokenType;
import dev.ilk.prove.federation.identity.Identities;
import dev.ilk.prove.federation.own.OwnTokens;
import dev.ilk.prove.federation.possession.Possession;
import dev.ilk.prove.federation.possession.Presented;
import dev.ilk.prove.federation.trust.Federation;
import dev.ilk.prove.proof.Attempt;
import dev.ilk.prove.proof.agent.AgentProof;
import dev.ilk.prove.proof.attempt.Proven;
import dev.ilk.prove.proof.attempt.Unproven;
import java.time.Instant;
import java.util.Optional;

/**
 * The doors' way to an agent's proof. Whatever is shown, an attempt comes of it: a part that does
 * not answer makes one that failed and may be repeated. Safe to share between threads; blocks while
 * an issuer's keys are fetched.
 */
public final class AgentPlane {
  private final Issuers issuers;
  private final OwnTokens own;
  private final Possession possession;
  private final PlatformProof platform;
  private final TokenProof token;

  /**
   * Builds the plane.
   *
   * @param issuers this Ilk's issuers
   * @param federation believes foreign tokens
   * @param own believes this Ilk's tokens
   * @param possession judges what else they hold
   * @param agents the registered agents
   * @param delegations what was lent to them
   */
  public AgentPlane(
      Issuers issuers,
      Federation federation,
      OwnTokens own,
      Possession possession,
      Agents agents,
      Delegations delegations) {
    this.issuers = issuers;
    this.own = own;
    this.possession = possession;
    Identities<Agent> identities = new Identities<>(Kind.AGENT, agents);
    Lending lending = new Lending(delegations);
    this.platform = new PlatformProof(federation, identities, lending);
    this.token = new TokenProof(own, possession, identities, lending);
  }

  /**
   * The proof in a request for an exchange (RFC 8693, section 2.1).
   *
   * <p>The id of a delegation as {@code subject_token} takes the agent's own token of its platform
   * as {@code actor_token} beside it, and proves the agent with what was lent to it. The platform's
   * token as {@code subject_token} alone proves the agent and nothing lent.
   *
   * @param door the environment whose door it is
   * @param shown what was shown
   * @param presented what the request shows besides, to which the token shall be bound
   * @param now the present
   * @return what came of it
   */
  public Attempt exchange(Environment door, TokenExchange shown, Presented presented, Instant now) {
    return attempt(
        PlatformProof.METHOD,
        possession.atTokenEndpoint(
            presented,
            shown.subject(),
            now,
            () -> exchanged(door, shown, now),
            AgentProof::holding));
  }

  /**
   * The proof in an {@code Authorization} header (RFC 6750; RFC 9449) at one of Ilk's own
   * interfaces: an access token of this Ilk for Ilk itself. The delegation that it was issued under
   * is looked up again.
   *
   * @param door the environment whose interface it is; empty at one of Ilk as a whole
   * @param shown what was shown
   * @param presented what the request shows besides, which a bound token demands
   * @param now the present
   * @return what came of it
   */
  public Attempt bearer(
      Optional<Environment> door, ShownToken shown, Presented presented, Instant now) {
    return attempt(TokenProof.METHOD, token.bearer(issuers.self(), door, shown, presented, now));
  }

  private Reading<AgentProof> exchanged(Environment door, TokenExchange shown, Instant now) {
    Optional<TokenRefusal> misplaced =
        own.misplaced(shown.subject(), Kind.AGENT)
            .or(() -> shown.actor().flatMap(actor -> own.misplaced(actor, Kind.AGENT)));
    if (misplaced.isPresent()) {
      return new Reading.Refused<>(misplaced.get());
    }
    if (own.claims(shown.subject())) {
      return open(TokenType.unsupported("subject_token_type"), shown.subject());
    }
    return switch (TokenType.of(shown.subjectType()).orElse(TokenType.ACCESS_TOKEN)) {
      case ACCESS_TOKEN -> open(TokenType.unsupported("subject_token_type"), shown.subject());
      case JWT, ID_TOKEN ->
          shown.actor().isPresent()
              ? open(actorUnexpected(), shown.subject())
              : platform.read(door, shown.subject(), Optional.empty(), now);
      case DELEGATION -> lent(door, shown, now);
    };
  }

  private Reading<AgentProof> lent(Environment door, TokenExchange shown, Instant now) {
    if (shown.actor().isEmpty()) {
      return open(actorRequired(), shown.subject());
    }
    if (shown.subject().delegation().isEmpty()) {
      return open(Lending.malformed().at("subject_token"), shown.subject());
    }
    ShownToken actor = shown.actor().get();
    boolean supported =
        !own.claims(actor)
            && shown
                .actorType()
                .flatMap(TokenType::of)
                .filter(type -> type == TokenType.JWT || type == TokenType.ID_TOKEN)
                .isPresent();
    return supported
        ? platform.read(door, actor, Optional.of(shown.subject()), now)
        : open(TokenType.unsupported("actor_token_type"), actor);
  }

  private static Attempt attempt(String method, Reading<AgentProof> reading) {
    return switch (reading) {
      case Reading.Accepted<AgentProof>(AgentProof proof) -> new Proven(proof);
      case Reading.Refused<AgentProof>(TokenRefusal refusal) ->
          new Unproven(
              Kind.AGENT,
              method,
              refusal.problem(),
              refusal.told(),
              refusal.claimed(),
              refusal.evidence());
    };
  }

  private static Reading<AgentProof> open(Problem problem, ShownToken token) {
    return new Reading.Refused<>(TokenRefusal.open(problem, token));
  }

  private static Problem actorRequired() {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "actor_token_required",
            "a delegation is used only together with the agent's own proof")
        .mend("send your platform's token as `actor_token`")
        .at("actor_token");
  }

  private static Problem actorUnexpected() {
    return Problem.of(
            Problem.Kind.UNPROVEN,
            "actor_token_unexpected",
            "a platform's token proves its own agent and nobody else acts by it")
        .mend("leave `actor_token` out, or show a delegation as `subject_token`")
        .at("actor_token");
  }
}
