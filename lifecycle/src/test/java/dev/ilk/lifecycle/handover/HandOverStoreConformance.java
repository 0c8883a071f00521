package dev.ilk.lifecycle.handover;

import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.HandOver;
import dev.ilk.gate.lifecycle.HandOver.State;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.UnderWayConformance;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What every {@link HandOverStore} promises. */
public abstract class HandOverStoreConformance extends UnderWayConformance<HandOver> {
  @Override
  protected HandOver begun(Id.Identity identity, Instant at) {
    return new HandOver(
        identity,
        "workload:prod-api",
        new Team("payments"),
        at.equals(Samples.NOW)
            ? new HandOver.ToTeam(new Team("platform"))
            : new HandOver.ToPerson("bob"),
        "they run it, \"mostly\"",
        Samples.IDS.identity(),
        at,
        at.plus(Duration.ofDays(14)),
        State.PROPOSED,
        "");
  }

  @Override
  protected List<HandOver> states(HandOver begun) {
    return Stream.of(State.values()).map(state -> begun.in(state, "olga")).toList();
  }

  @Override
  protected boolean isOpen(HandOver one) {
    return one.state().isOpen();
  }

  @Override
  protected Id.Identity identity(HandOver one) {
    return one.identity();
  }
}
