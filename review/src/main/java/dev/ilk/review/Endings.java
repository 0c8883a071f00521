package dev.ilk.review;

import dev.ilk.gate.Command;
import dev.ilk.gate.PartUnavailable;

/**
 * Carries out, without anybody who asks, what the commands of consequences would do. Idempotent:
 * what is gone already is no error.
 */
@FunctionalInterface
public interface Endings {

  /**
   * Does it; durable on every node once it returns.
   *
   * @param command one that a consequence is: a revocation of an identity, the end of a delegation,
   *     or a narrowing
   * @throws PartUnavailable if a part does not answer; it can be tried again
   */
  void carryOut(Command<?> command) throws PartUnavailable;
}
