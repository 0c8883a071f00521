package dev.ilk.gate;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Elevation;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Instant;
import java.util.List;
import java.util.Set;

/** Ask who one is, as Ilk sees it. */
public record ReadSelf() implements Command<ReadSelf.Self> {

  /**
   * Who is asking.
   *
   * @param actor the identity
   * @param method how it was proven
   * @param issuer who vouched
   * @param expires until when
   * @param elevations the roles that a person has taken up for a time
   * @param emergencies which emergency identities are open, as every person is told
   */
  public record Self(
      Actor actor,
      String method,
      String issuer,
      Instant expires,
      List<Elevation> elevations,
      List<Emergencies.Open> emergencies) {
    public Self {
      elevations = List.copyOf(elevations);
      emergencies = List.copyOf(emergencies);
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD, Kind.AGENT);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", "self");
  }
}
