package dev.ilk.issue.factor;

import dev.ilk.actor.Passkey;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/**
 * Keeps people's passkeys. What is written is durable once the method returns and is seen by every
 * later read on every node.
 */
public interface PasskeyStore {

  /**
   * A person's passkeys.
   *
   * @param holder whose
   * @return the oldest first
   * @throws StoreUnavailable if the store does not answer
   */
  List<Passkey> of(Id.Identity holder) throws StoreUnavailable;

  /**
   * Keeps a passkey. By a recovery, the person's others are removed in the same transaction, and
   * the recovery is used up.
   *
   * @param passkey with an id never kept before
   * @param recovery the approved recovery by which it is enrolled, if it is
   * @return false if this authenticator's credential is enrolled already, the person has as many as
   *     one may have, or the recovery is not approved any more; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean enrol(Passkey passkey, Optional<Id.Recovery> recovery) throws StoreUnavailable;

  /**
   * Calls a passkey otherwise.
   *
   * @param holder whose it must be
   * @param id which
   * @param name 1 to {@link Passkey#MAX_NAME} characters
   * @return false if the person has no such passkey
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean rename(Id.Identity holder, Id.Passkey id, String name) throws StoreUnavailable;

  /**
   * Removes a passkey for good.
   *
   * @param holder whose it must be
   * @param id which
   * @return false if the person has no such passkey
   * @throws StoreUnavailable if it is not known to be removed
   */
  boolean remove(Id.Identity holder, Id.Passkey id) throws StoreUnavailable;
}
