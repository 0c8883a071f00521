package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.JoinedAgent;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List the SPIFFE agents that joined an environment by a token.
 *
 * @param at the environment
 */
public record ListJoinedAgents(Environment at) implements Command<List<ListJoinedAgents.Listed>> {

  /**
   * One of them.
   *
   * @param agent the agent
   * @param workload the name of the workload that it is; its id, if it is not registered any more
   */
  public record Listed(JoinedAgent agent, String workload) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Environment", at.name());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
