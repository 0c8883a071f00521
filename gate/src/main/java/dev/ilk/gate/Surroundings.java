package dev.ilk.gate;

import dev.ilk.decide.Target;
import dev.ilk.kernel.Result;
import dev.ilk.prove.proof.Proof;

/** What the registry knows of the thing that a command touches. */
public interface Surroundings {

  /**
   * Describes the target of a command as policies see it.
   *
   * @param command what is asked
   * @param proof by whom
   * @return the target, or why there is none, told as far as this caller may know
   * @throws PartUnavailable if the store does not answer
   */
  Result<Target> target(Command<?> command, Proof proof) throws PartUnavailable;
}
