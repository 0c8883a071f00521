package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** See which keys of clients are being replaced, as far as one's teams own them or one began it. */
public record ListRotations() implements Command<List<Rotation>>, AboutRequests {
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
    return Asked.action(action(), "Rotation", "all");
  }
}
