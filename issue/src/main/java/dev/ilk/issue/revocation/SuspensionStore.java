package dev.ilk.issue.revocation;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/**
 * Keeps suspensions until they are lifted. Each change adds a {@link
 * dev.ilk.kernel.Changes.Topic#SUSPENSION} change with the name as the key, in its transaction.
 */
public interface SuspensionStore {

  /**
   * Suspends something and takes back what was issued on its strength, in one transaction; durable
   * once it returns. Suspending what is suspended keeps the first and adds the revocations.
   *
   * @param suspension what, since when and why
   * @param revocations what is taken back; may be of identities, whose status stays as it is
   * @throws StoreUnavailable if it is not known to be stored
   */
  void suspend(Suspension suspension, List<Revocation> revocations) throws StoreUnavailable;

  /**
   * Ends a suspension; durable once it returns. What was taken back stays so.
   *
   * @param name of the suspension
   * @return false if there is none
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean lift(String name) throws StoreUnavailable;

  /**
   * Everything that is suspended.
   *
   * @return by name
   * @throws StoreUnavailable if the store does not answer
   */
  List<Suspension> all() throws StoreUnavailable;
}
