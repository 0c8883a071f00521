package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List the foreign trust domains that an environment follows.
 *
 * @param at the environment
 */
public record ListFederations(Environment at) implements Command<List<FederationState>> {
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
