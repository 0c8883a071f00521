package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Take the key of an agent for nobody's any more, and take back what was issued on it.
 *
 * @param at the environment that it joined
 * @param id which
 * @param reason why, for the record; 1 to 500 characters
 */
public record RemoveJoinedAgent(Environment at, Id.JoinedAgent id, String reason)
    implements Command<Done> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(), "JoinedAgent", id.value(), Map.of("environment", at.name(), "reason", reason));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
