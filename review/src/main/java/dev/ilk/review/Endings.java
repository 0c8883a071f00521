package dev.ilk.review;

import dev.ilk.gate.PartUnavailable;

/**
 * Carries out, without anybody who asks, what answers lead to. Idempotent: what is gone already is
 * no error.
 */
@FunctionalInterface
public interface Endings {

  /**
   * Does it; durable on every node once it returns.
   *
   * @param consequence what
   * @throws PartUnavailable if a part does not answer; it can be tried again
   */
  void carryOut(Consequence consequence) throws PartUnavailable;
}
