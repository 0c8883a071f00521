package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * See which machine identities wait to go into other hands, as far as it concerns one: one's teams
 * give or get them, or one proposed it or is offered them.
 */
public record ListHandOvers() implements Command<List<HandOver>>, AboutRequests {

  @Override
  public Optional<Team> team() {
    return Optional.empty();
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "HandOver", "all");
  }
}
