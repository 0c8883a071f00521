package dev.ilk.gate.declared;

/**
 * Writes things of one sort within a transaction that another room opened. Each write is
 * compare-and-swap; after one that is refused the transaction is undone as a whole.
 *
 * @param <T> a thing as its room keeps it; of what it was, only what a file says is compared
 */
public interface Joining<T> {

  /**
   * Keeps something new.
   *
   * @param unit the open transaction
   * @param next with a name of its own
   * @return false if the name is taken, or there are too many
   */
  boolean add(Unit unit, T next);

  /**
   * Changes what a file says of something; the rest of it stays.
   *
   * @param unit the open transaction
   * @param before what it must be
   * @param next what it is from now on, of the same name
   * @return false if it is not there, or not so
   */
  boolean change(Unit unit, T before, T next);

  /**
   * Ends something.
   *
   * @param unit the open transaction
   * @param before what it must be
   * @return false if it is not there, or not so
   */
  boolean remove(Unit unit, T before);
}
