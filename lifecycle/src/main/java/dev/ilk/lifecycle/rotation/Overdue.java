package dev.ilk.lifecycle.rotation;

import dev.ilk.actor.Machine;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/** Keeps that keys of clients were not replaced in time. */
public interface Overdue {
  /**
   * Notes that it is still so.
   *
   * @param client whose
   * @param thumbprint which key
   * @param now the present
   * @return false if it was not known
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean again(Id.Identity client, String thumbprint, Instant now) throws StoreUnavailable;

  /**
   * Keeps it.
   *
   * @param machine whose
   * @param thumbprint which key
   * @param due since when it is overdue
   * @param now the present
   * @return false if it was known
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Machine machine, String thumbprint, Instant due, Instant now) throws StoreUnavailable;

  /**
   * Forgets what is so no more.
   *
   * @param before last noted before that
   * @throws StoreUnavailable if it is not known to be stored
   */
  void forget(Instant before) throws StoreUnavailable;
}
