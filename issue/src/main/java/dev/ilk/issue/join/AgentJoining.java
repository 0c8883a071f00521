package dev.ilk.issue.join;

import dev.ilk.actor.JoinedAgent;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.JoinAgent;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.VerifyingKey;
import dev.ilk.keys.jose.JwkSet;
import dev.ilk.keys.jose.PublicJwk;
import dev.ilk.prove.proof.Proof;
import dev.ilk.record.Particulars;
import dev.ilk.record.Party;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Takes the keys of agents that join, and renews them. */
public final class AgentJoining implements Handler<JoinAgent, JoinedAgent> {
  /** How long a key is taken that is not renewed: a weekend's outage means to join anew. */
  public static final Duration LIFE = Duration.ofHours(24);

  /** Under which names a proof tells by what an agent joins, and which joined. */
  private static final String TOKEN = "join_token";

  private static final String AGENT = "joined_agent";

  private final JoinStore store;
  private final Ids ids;
  private final InstantSource clock;

  /**
   * Builds the handler.
   *
   * @param store where agents are kept
   * @param ids names them
   * @param clock the present
   */
  public AgentJoining(JoinStore store, Ids ids, InstantSource clock) {
    this.store = store;
    this.ids = ids;
    this.clock = clock;
  }

  @Override
  public Result<Handled<JoinedAgent>> act(Permit<JoinAgent> permit) throws PartUnavailable {
    Result<JoinedAgent> joined;
    try {
      joined =
          permit.command().key().isPresent()
              ? join(permit, permit.command().key().get())
              : renew(permit);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("joined agents", e);
    }
    return joined.then(agent -> Result.ok(Handled.of(agent, particulars(permit, agent))));
  }

  private Result<JoinedAgent> join(Permit<JoinAgent> permit, String jwk) throws StoreUnavailable {
    Optional<String> token = told(permit, TOKEN);
    if (token.isEmpty()) {
      return refused("join_token_missing", "an agent joins by a join token and nothing else");
    }
    if (!(key(jwk) instanceof Result.Ok<VerifyingKey>(VerifyingKey key))) {
      return refused("join_key_invalid", "`jwk` is no public key that could be an agent's");
    }
    if (!Optional.of(key.thumbprint()).equals(permit.proof().binding().key())) {
      return refused("join_key_unproven", "`jwk` is not the key that the DPoP proof is of");
    }
    Instant now = clock.instant();
    Id.JoinedAgent id = ids.joinedAgent();
    JoinedAgent agent =
        new JoinedAgent(
            id,
            permit.command().at(),
            permit.proof().actor().id(),
            JwkSet.of(List.of(new PublicJwk(Optional.of(key.thumbprint()), Optional.empty(), key)))
                .json(),
            key.thumbprint(),
            now,
            now.plus(LIFE));
    return store
        .join(token.get(), agent)
        .map(Result::ok)
        .orElseGet(() ->
            refused(
                "join_token_used",
                "the join token was used before, or the key is another agent's"));
  }

  private Result<JoinedAgent> renew(Permit<JoinAgent> permit) throws StoreUnavailable {
    Optional<JoinedAgent> renewed =
        told(permit, AGENT).isEmpty()
            ? Optional.empty()
            : store.renew(
                new Id.JoinedAgent(told(permit, AGENT).get()), clock.instant().plus(LIFE));
    return renewed
        .map(Result::ok)
        .orElseGet(() -> refused("agent_unknown", "only an agent that joined renews its key"));
  }

  private static Result<VerifyingKey> key(String jwk) {
    return JwkSet.parse(("{\"keys\":[" + jwk + "]}").getBytes(StandardCharsets.UTF_8))
        .then(set ->
            set.keys().size() == 1 && set.skipped().isEmpty()
                ? Result.ok(set.keys().getFirst().key())
                : refused("join_key_invalid", "not one public key"));
  }

  private static Optional<String> told(Permit<?> permit, String name) {
    return permit.proof() instanceof Proof.OfWorkload of
        ? Optional.ofNullable(of.claims().get(name))
        : Optional.empty();
  }

  private static Particulars particulars(Permit<JoinAgent> permit, JoinedAgent agent) {
    return new Particulars.OfCredential(
        "agent_key",
        Optional.of(agent.id().value()),
        Optional.of(Party.of(permit.proof().actor())),
        agent.environment().name() + "/spiffe",
        agent.thumbprint(),
        "",
        List.of(),
        Optional.of(agent.joined()),
        Optional.of(agent.expires()),
        "jkt=" + agent.thumbprint(),
        told(permit, TOKEN).map(List::of).orElse(List.of()));
  }

  private static <T> Result<T> refused(String code, String message) {
    return Result.failed(
        Problem.of(Problem.Kind.REFUSED, code, message)
            .mend("have an owner of the workload run `ilk join token`"));
  }
}
