package dev.ilk.gate;

import dev.ilk.kernel.Problem;
import dev.ilk.prove.proof.Proof;
import java.util.Optional;

/**
 * What stands against a proof that is genuine: that something it rests on is out of trust. Asked
 * for every command, before the policies are, so it answers from memory.
 */
@FunctionalInterface
public interface Objections {
  /** For tests, and where nothing can be suspended. */
  Objections NONE = proof -> Optional.empty();

  /**
   * Looks for an objection.
   *
   * @param proof any proof
   * @return why it counts for nothing now; empty if it counts
   */
  Optional<Problem> to(Proof proof);
}
