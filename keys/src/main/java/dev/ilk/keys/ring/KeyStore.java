package dev.ilk.keys.ring;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Where rings are kept, for all nodes together. Private keys pass here sealed only. All methods may
 * be called from many threads and nodes at once.
 */
public interface KeyStore {
  /**
   * Reads a ring: the last version whose {@link #put} has returned true on any node, or a later
   * one, never a mixture of two.
   *
   * @param name which ring
   * @return the ring, or empty if it was never put
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Ring> get(RingName name) throws StoreUnavailable;

  /**
   * Puts a ring in place of its previous version, compare-and-swap: it happens only if the stored
   * version is {@code ring.version() - 1}, where a ring that was never put counts as version 0. In
   * the same transaction it adds a {@link dev.ilk.kernel.Changes.Topic#KEY} change with the ring's
   * name as the key.
   *
   * @param ring the new version, replacing all keys of the old one
   * @return true if it is now durable and every later {@link #get} on any node sees it; false if
   *     another version was there, and nothing has changed
   * @throws StoreUnavailable if it is not known to be stored; it may be, so read it again
   */
  boolean put(Ring ring) throws StoreUnavailable;

  /**
   * The names of all rings that were ever put.
   *
   * @return in any order
   * @throws StoreUnavailable if the store does not answer
   */
  List<RingName> names() throws StoreUnavailable;
}
