package dev.ilk.prove.human.session;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Finds sessions that any node has opened, and keeps them awake. */
public interface SessionLookup {

  /**
   * A session by what is kept of its secret.
   *
   * @param digest as {@link dev.ilk.keys.Secrets#digest} makes it
   * @return the session, ended or not, as every node sees it now; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<SessionState> find(String digest) throws StoreUnavailable;

  /**
   * Notes that a session was used. Moves {@link SessionState#lastSeen()} forward, never back; does
   * nothing to a session that has ended or does not exist.
   *
   * @param id which
   * @param at when
   * @throws StoreUnavailable if the store does not answer
   */
  void touch(Id.Session id, Instant at) throws StoreUnavailable;

  /**
   * Notes that a session was used elsewhere than it was opened; durable once it returns. Does
   * nothing to a session that has ended or does not exist.
   *
   * @param id which
   * @param moved what is different
   * @param ends whether it ends by that, with a {@code SESSION} change in the same transaction
   * @throws StoreUnavailable if it is not known to be stored
   */
  void moved(Id.Session id, Moved moved, boolean ends) throws StoreUnavailable;
}
