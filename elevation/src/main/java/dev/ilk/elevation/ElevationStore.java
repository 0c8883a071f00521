package dev.ilk.elevation;

import dev.ilk.actor.Elevation;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps elevations. What is written is durable once the method returns, and is told to all nodes as
 * an {@code ELEVATION} change in the same transaction.
 *
 * <p>INVARIANT: when a person ceases to stand, all that they have taken up or asked for is ended in
 * the transaction that says so; whoever stands again begins with nothing.
 */
public interface ElevationStore {
  /** The most that one reading gives. */
  int MOST = 10_000;

  /**
   * Adds one that was asked for.
   *
   * @param elevation under a name that is not taken
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(StoredElevation elevation) throws StoreUnavailable;

  /**
   * An elevation.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<StoredElevation> find(Id.Elevation id) throws StoreUnavailable;

  /**
   * Writes that one began or was ended, compare-and-swap. With one that had begun, all tokens that
   * bear its name are taken back in the same transaction.
   *
   * @param before as it was read
   * @param after the same, begun or ended
   * @return false if nothing was written because it began or ended meanwhile
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean replace(StoredElevation before, StoredElevation after) throws StoreUnavailable;

  /**
   * Those that hold.
   *
   * @param now the present
   * @return begun, not over and not ended, the oldest first; at most {@link #MOST}
   * @throws StoreUnavailable if the store does not answer
   */
  List<Elevation> holding(Instant now) throws StoreUnavailable;

  /**
   * The latest.
   *
   * @param human whose; empty for everybody's
   * @param limit at most so many, 1 to {@link #MOST}
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<StoredElevation> latest(Optional<Id.Identity> human, int limit) throws StoreUnavailable;

  /**
   * Forgets what is long over; the record keeps what it was.
   *
   * @param neverBegun those that were asked for before this and never began
   * @param over those that were over before this
   * @return how many
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant neverBegun, Instant over) throws StoreUnavailable;
}
