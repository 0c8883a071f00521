package dev.ilk.registry;

import dev.ilk.actor.Human;
import dev.ilk.decide.Fact;
import dev.ilk.decide.Target;
import dev.ilk.gate.FactorFacts;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Nobody has a passkey here. */
final class NoFactors implements FactorFacts {
  @Override
  public Target factors(Human holder, Instant now) {
    return new Target(
        "Factors", holder.id().value(), List.of(), Map.of("passkeys", new Fact.Count(0)));
  }

  @Override
  public Optional<Target> recovery(Id.Recovery id) {
    return Optional.empty();
  }
}
