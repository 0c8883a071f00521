package dev.ilk.issue.join;

import dev.ilk.actor.Actor;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.gate.Done;
import dev.ilk.gate.Handled;
import dev.ilk.gate.ListJoinedAgents;
import dev.ilk.gate.ListJoinedAgents.Listed;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.RemoveJoinedAgent;
import dev.ilk.issue.revocation.Revocation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lists the agents that joined, and removes them with what was issued on their keys. */
public final class JoinedList {
  private final JoinStore store;
  private final Registered registered;
  private final InstantSource clock;

  /** Finds the workload that an agent is. */
  public interface Registered {
    /**
     * Finds it.
     *
     * @param id its id
     * @return empty if it is not registered any more
     * @throws StoreUnavailable if the registry cannot be read
     */
    Optional<Actor> withId(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Builds the handlers.
   *
   * @param store where agents are kept
   * @param registered who they are
   * @param clock the present
   */
  public JoinedList(JoinStore store, Registered registered, InstantSource clock) {
    this.store = store;
    this.registered = registered;
    this.clock = clock;
  }

  /**
   * Lists those of an environment.
   *
   * @param permit the right to
   * @return those that count, the latest first
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<List<Listed>>> list(Permit<ListJoinedAgents> permit)
      throws PartUnavailable {
    Instant now = clock.instant();
    List<Listed> listed = new ArrayList<>();
    try {
      for (JoinedAgent agent : store.all(permit.command().at())) {
        if (now.isBefore(agent.expires())) {
          listed.add(
              new Listed(
                  agent,
                  registered
                      .withId(agent.holder())
                      .map(Actor::name)
                      .orElse(agent.holder().value())));
        }
      }
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("joined agents", e);
    }
    return Result.ok(Handled.of(List.copyOf(listed), permit.command().asked()));
  }

  /**
   * Removes one.
   *
   * @param permit the right to
   * @return done, or {@code agent_unknown}
   * @throws PartUnavailable if the store does not answer
   */
  public Result<Handled<Done>> remove(Permit<RemoveJoinedAgent> permit) throws PartUnavailable {
    RemoveJoinedAgent asked = permit.command();
    try {
      Optional<JoinedAgent> found =
          store.agent(asked.id()).filter(one -> one.environment().equals(asked.at()));
      boolean removed =
          found.isPresent()
              && store.remove(
                  found.get(),
                  Revocation.ofBearers(
                      found.get().instance(), Optional.of(asked.at()), clock.instant()));
      return removed
          ? Result.ok(Handled.of(Done.DONE, particulars(asked, found.get())))
          : unknown(asked);
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("joined agents", e);
    }
  }

  private static Particulars particulars(RemoveJoinedAgent asked, JoinedAgent agent) {
    return new Particulars.OfCredential(
            "agent_key",
            Optional.of(agent.id().value()),
            Optional.empty(),
            agent.environment().name() + "/spiffe",
            agent.thumbprint(),
            "",
            List.of(),
            Optional.empty(),
            Optional.empty(),
            "",
            List.of(agent.id().value(), agent.instance()))
        .saying(asked.reason());
  }

  private static <T> Result<T> unknown(RemoveJoinedAgent asked) {
    return Result.failed(
        Problem.of(
                Problem.Kind.NOT_FOUND,
                "agent_unknown",
                "no agent `%s` has joined `%s`".formatted(asked.id().value(), asked.at().name()))
            .mend("look at `ilk join list " + asked.at().name() + "`"));
  }
}
