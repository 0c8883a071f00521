package dev.ilk.policy.table;

/** How often something is tried. */
sealed interface Tries {

  /**
   * How often altogether.
   *
   * @return from 1
   */
  int count();

  /**
   * One after another; the answer must be the same each time.
   *
   * @param count how often
   */
  record InTurn(int count) implements Tries {}

  /**
   * All at once.
   *
   * @param count how often
   * @param nodes on how many nodes that share a history
   * @param allowed how many of them are allowed; the others are denied
   */
  record AtOnce(int count, int nodes, int allowed) implements Tries {}
}
