package dev.ilk.issue.grant;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps grants. What stands for them is found, and used up, through the human plane's {@code
 * GrantLookup}, which reads the same rows.
 */
public interface GrantStore {

  /**
   * Keeps a grant and the first secret that stands for it; durable once it returns.
   *
   * @param grant with an id never kept before
   * @param first with a digest never kept before
   * @throws StoreUnavailable if it is not known to be stored
   */
  void create(AppGrant grant, NewSecret first) throws StoreUnavailable;

  /**
   * A grant that was not ended, by itself or with its session.
   *
   * @param id which
   * @return empty if there is none, or it was ended; it may have expired
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<AppGrant> find(Id.Grant id) throws StoreUnavailable;

  /**
   * A person's grants that hold.
   *
   * @param human whose
   * @param now the present
   * @param limit at most so many, 1 to 1000
   * @return the latest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<AppGrant> of(Id.Identity human, Instant now, int limit) throws StoreUnavailable;

  /**
   * Keeps another secret that stands for a grant; durable once it returns.
   *
   * @param id which grant
   * @param next with a digest never kept before
   * @return false if the grant was ended meanwhile; then nothing is kept
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Id.Grant id, NewSecret next) throws StoreUnavailable;

  /**
   * Ends a grant and takes back every token that was issued on it, in one transaction; durable once
   * it returns.
   *
   * @param id which
   * @param human whose it must be
   * @param now the present
   * @return false if it was ended before, is another's or does not exist; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean end(Id.Grant id, Id.Identity human, Instant now) throws StoreUnavailable;

  /**
   * When the person of a session signed in.
   *
   * @param session which
   * @return empty if there is no such session any more
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Instant> signedIn(Id.Session session) throws StoreUnavailable;

  /**
   * Forgets the grants whose time is over, with what stood for them.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
