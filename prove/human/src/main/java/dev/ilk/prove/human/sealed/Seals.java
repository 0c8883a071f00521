package dev.ilk.prove.human.sealed;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Finds seals, and counts who tries them. */
public interface Seals {
  /** So many wrong tries a seal bears within a minute, on all nodes together. */
  int MOST_TRIES = 5;

  /**
   * A seal by its name.
   *
   * @param name of any content
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<SealState> seal(String name) throws StoreUnavailable;

  /**
   * The opened seal that a pass is of.
   *
   * @param digest as {@link dev.ilk.keys.Secrets#digest} makes it of the pass
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<SealState> passed(String digest) throws StoreUnavailable;

  /**
   * Counts a try before it is looked at, so that many at once are no way around the bound.
   *
   * @param name which seal
   * @param now when
   * @return false if there were too many within a minute; then the shares are not to be looked at
   * @throws StoreUnavailable if the store does not answer
   */
  boolean mayTry(String name, Instant now) throws StoreUnavailable;
}
