package dev.ilk.issue.session;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/**
 * Keeps sessions. They are found, and noted as used, through the human plane's {@code
 * SessionLookup}, which reads the same rows.
 */
public interface SessionStore {

  /**
   * Keeps a session; durable once it returns.
   *
   * @param session with an id and digest never kept before
   * @throws StoreUnavailable if it is not known to be stored
   */
  void create(NewSession session) throws StoreUnavailable;

  /**
   * Ends a session before its time; durable once it returns, with a {@code SESSION} change in the
   * same transaction.
   *
   * @param id which
   * @return false if it was ended before or does not exist; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean end(Id.Session id) throws StoreUnavailable;

  /**
   * Notes that the person of a session proved once more who they are; durable once it returns.
   *
   * @param id which
   * @param authentication what was proven; nothing is changed by one that is not the latest
   * @return false if the session was ended before or does not exist; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean authenticated(Id.Session id, Authentication authentication) throws StoreUnavailable;

  /**
   * Forgets the sessions whose absolute end has come.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
