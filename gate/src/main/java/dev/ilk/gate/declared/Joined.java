package dev.ilk.gate.declared;

/** A write that takes part in a transaction of the registry. */
@FunctionalInterface
public interface Joined {

  /**
   * Writes, compare-and-swap: only if the thing is still as it was when the write was prepared.
   *
   * @param unit the open transaction
   * @return false if the thing is another by now; whatever the transaction wrote is then undone
   */
  boolean in(Unit unit);
}
