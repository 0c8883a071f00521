package dev.ilk.issue.acme;

import dev.ilk.actor.AcmeAccount;
import dev.ilk.actor.AcmeId;
import dev.ilk.actor.Environment;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Where ACME accounts are kept, for all nodes together. Everything is durable once it returns. */
public interface AccountStore {

  /**
   * Notes that a key was given out with which an account can be opened.
   *
   * @param id its {@code kid}
   * @param environment at whose server
   * @param holder the workload that the account will be of
   * @param expires from when on it is no longer taken
   * @throws StoreUnavailable if it is not known to be noted
   */
  void addKey(AcmeId.ExternalKey id, Environment environment, Id.Identity holder, Instant expires)
      throws StoreUnavailable;

  /**
   * Opens an account and uses up the key that it is opened with. Of those that come at once with
   * the same key, or for the same key of an account, one succeeds.
   *
   * @param account the account
   * @param with the key
   * @return false if the key was used before, or the account's own key has an account already
   * @throws StoreUnavailable if it is not known to be opened
   */
  boolean open(AcmeAccount account, AcmeId.ExternalKey with) throws StoreUnavailable;

  /**
   * Finds an account.
   *
   * @param id which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<AcmeAccount> account(AcmeId.Account id) throws StoreUnavailable;

  /**
   * Changes an account's key, or whether it is active, unless another has changed it meanwhile.
   *
   * @param before as it was read
   * @param after as it shall be
   * @return false if it is not as it was, or the key has an account already
   * @throws StoreUnavailable if it is not known to be changed
   */
  boolean change(AcmeAccount before, AcmeAccount after) throws StoreUnavailable;

  /**
   * Forgets keys that are over and were not used.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if nothing was
   */
  int pruneKeys(Instant now) throws StoreUnavailable;
}
