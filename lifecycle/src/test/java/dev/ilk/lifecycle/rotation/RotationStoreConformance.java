package dev.ilk.lifecycle.rotation;

import dev.ilk.gate.lifecycle.Rotation;
import dev.ilk.gate.lifecycle.Rotation.State;
import dev.ilk.kernel.Id;
import dev.ilk.lifecycle.UnderWayConformance;
import dev.ilk.registry.stored.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/** What every {@link RotationStore} promises. */
public abstract class RotationStoreConformance extends UnderWayConformance<Rotation> {
  @Override
  protected Rotation begun(Id.Identity identity, Instant at) {
    return new Rotation(
        identity,
        "workload:prod-api",
        new Rotation.Keys(List.of("a", "b"), "c", "{\"kty\":\"OKP\"}"),
        "it is a year old, \"or so\"",
        Samples.IDS.identity(),
        at,
        at.plus(Duration.ofDays(7)),
        State.ADDING,
        "");
  }

  @Override
  protected List<Rotation> states(Rotation begun) {
    return Stream.of(State.values()).map(state -> begun.in(state, "told")).toList();
  }

  @Override
  protected boolean isOpen(Rotation one) {
    return one.state().isOpen();
  }

  @Override
  protected Id.Identity identity(Rotation one) {
    return one.identity();
  }
}
