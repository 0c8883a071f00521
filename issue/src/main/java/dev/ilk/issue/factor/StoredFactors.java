package dev.ilk.issue.factor;

import dev.ilk.actor.Actor;
import dev.ilk.actor.Human;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.FactorFacts;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.RecoveryView;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Factors and recoveries in the policies' words, out of the stores. */
public final class StoredFactors implements FactorFacts {
  private final PasskeyStore passkeys;
  private final RecoveryStore recoveries;
  private final Recovering.Registered registered;

  /**
   * Looks into the stores.
   *
   * @param passkeys people's passkeys
   * @param recoveries people's recoveries
   * @param registered whose they are
   */
  public StoredFactors(
      PasskeyStore passkeys, RecoveryStore recoveries, Recovering.Registered registered) {
    this.passkeys = passkeys;
    this.recoveries = recoveries;
    this.registered = registered;
  }

  @Override
  public Target factors(Human holder, Instant now) throws PartUnavailable {
    try {
      Optional<RecoveryView.Stage> stage =
          recoveries.of(holder.id(), now).flatMap(recovery -> recovery.stage(now));
      String recovery =
          stage.isEmpty() ? "none" : stage.get() == RecoveryView.Stage.OPEN ? "open" : "under-way";
      return new Target(
          "Factors",
          holder.id().value(),
          List.of(),
          Map.of(
              "holder", person(holder),
              "passkeys", new Fact.Count(passkeys.of(holder.id()).size()),
              "recovery", new Fact.Text(recovery)));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("passkeys cannot be read", e);
    }
  }

  @Override
  public Optional<Target> recovery(Id.Recovery id) throws PartUnavailable {
    try {
      Optional<Recovery> found = recoveries.find(id);
      if (found.isEmpty()) {
        return Optional.empty();
      }
      Optional<Actor> holder = registered.identity(found.get().holder());
      return holder.map(
          actor -> new Target("Recovery", id.value(), List.of(), Map.of("holder", person(actor))));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("recoveries cannot be read", e);
    }
  }

  /** As policies name principals, so that they can compare the two. */
  private static Fact person(Actor actor) {
    return new Fact.Ref("Human", actor.name());
  }
}
