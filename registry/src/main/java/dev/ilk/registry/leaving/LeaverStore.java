package dev.ilk.registry.leaving;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps who has left and is not yet cleared. Whoever stops being active is noted in the same
 * transaction, by whatever write.
 */
public interface LeaverStore {

  /**
   * Somebody who has left.
   *
   * @param person who
   * @param heir who was named to take over
   */
  record Leaver(Id.Identity person, Optional<Id.Identity> heir) {}

  /**
   * Names who is to take over from a person, before that person leaves.
   *
   * @param person who leaves
   * @param heir who takes over; empty for nobody in particular
   * @throws StoreUnavailable if the store does not answer
   */
  void name(Id.Identity person, Optional<Id.Identity> heir) throws StoreUnavailable;

  /**
   * Those who have left and are not cleared yet.
   *
   * @param limit at most so many, 1 to 1000
   * @return in the order of their ids
   * @throws StoreUnavailable if the store does not answer
   */
  List<Leaver> gone(int limit) throws StoreUnavailable;

  /**
   * Who was named to take over from a person.
   *
   * @param person who leaves
   * @return empty if nobody was
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Id.Identity> heir(Id.Identity person) throws StoreUnavailable;

  /**
   * Notes that nothing of a person is left.
   *
   * @param person who
   * @throws StoreUnavailable if the store does not answer
   */
  void cleared(Id.Identity person) throws StoreUnavailable;
}
