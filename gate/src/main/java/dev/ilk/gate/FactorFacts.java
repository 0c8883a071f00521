package dev.ilk.gate;

import dev.ilk.actor.Human;
import dev.ilk.decide.Target;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.Optional;

/** Describes people's factors and recoveries as policies see them. */
public interface FactorFacts {

  /**
   * A person's factors.
   *
   * @param holder whose
   * @param now the present
   * @return with {@code holder}, the number of {@code passkeys}, and whether a {@code recovery} is
   *     {@code open}, {@code under-way} or {@code none}
   * @throws PartUnavailable if the store does not answer
   */
  Target factors(Human holder, Instant now) throws PartUnavailable;

  /**
   * A recovery.
   *
   * @param id which
   * @return with {@code holder}; empty if there is none
   * @throws PartUnavailable if the store does not answer
   */
  Optional<Target> recovery(Id.Recovery id) throws PartUnavailable;
}
