package dev.ilk.registry.stored;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Keeps identities and declarations under one version, which begins at 0 and grows by one with
 * every write. What is written is durable once the method returns, is seen by every later read on
 * every node, and is told in {@link dev.ilk.kernel.Changes} by the same transaction: an identity by
 * its id, a declaration by {@link Declared.Ref#text()}.
 *
 * <p>After {@link StoreUnavailable} a write has taken place whole or not at all; which of them,
 * only a later read tells.
 */
public interface RegistryStore {
  /** The most keys that one {@link #find} takes. */
  int MOST_KEYS = 500;

  /** The most that {@link #ownedBy} gives back. */
  int MOST_OWNED = 200;

  /** The most that {@link #sets} gives back. */
  int MOST_SETS = 1000;

  /**
   * Finds identities by their keys.
   *
   * @param keys at most {@link #MOST_KEYS}
   * @return those that there are, each under the key it was found by
   * @throws StoreUnavailable if the store does not answer
   */
  Map<Key, Registered> find(Set<Key> keys) throws StoreUnavailable;

  /**
   * Pages through identities.
   *
   * @param filter which
   * @return in the order of their subjects, compared by code unit; fewer than the limit only at the
   *     end
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> page(Filter filter) throws StoreUnavailable;

  /**
   * The machines that somebody answers for as their technical contact, without those that have
   * ended.
   *
   * @param contact the person's name
   * @param limit at most so many, 1 to {@link #MOST_OWNED}
   * @return those that end first in front
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> ownedBy(String contact, int limit) throws StoreUnavailable;

  /**
   * The machine identities for which a person answers, as contact or approver.
   *
   * @param person the person's name
   * @return at most 10,000, in no order
   * @throws StoreUnavailable if the store does not answer
   */
  List<Registered> inCareOf(String person) throws StoreUnavailable;

  /**
   * The sets of declarations that manage identities.
   *
   * @return in the order of the alphabet, without the empty name; at most {@link #MOST_SETS}
   * @throws StoreUnavailable if the store does not answer
   */
  List<String> sets() throws StoreUnavailable;

  /**
   * Everything declared beside identities, read with the version in one look.
   *
   * @return as of one version
   * @throws StoreUnavailable if the store does not answer
   */
  Catalogue catalogue() throws StoreUnavailable;

  /**
   * Changes the registry, compare-and-swap: only if its version is the one expected.
   *
   * @param batch what changes; not empty
   * @return true if it was made, and the version is now one more than expected; false if nothing
   *     was changed because the version is another or a key is another identity's
   * @throws StoreUnavailable if the store does not answer
   */
  boolean write(Batch batch) throws StoreUnavailable;

  /**
   * Replaces one identity, compare-and-swap: only if it is still of the revision given. Grows the
   * version, so that a plan worked out before does not undo it.
   *
   * @param next the identity as it shall be, with the revision that was read
   * @return true if it was replaced; false if nothing was changed because the identity is gone, is
   *     of another revision, or one of its keys is another's
   * @throws StoreUnavailable if the store does not answer
   */
  boolean replace(Registered next) throws StoreUnavailable;
}
