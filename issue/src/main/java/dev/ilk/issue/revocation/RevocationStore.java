package dev.ilk.issue.revocation;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Keeps revocations until nothing that they take back can be alive.
 *
 * <p>Revocations are numbered in the order in which they commit, so that a reader that has seen
 * number n has missed none below. Every one adds a {@link dev.ilk.kernel.Changes.Topic#REVOCATION}
 * change with its number as the key, in the transaction that stores it.
 *
 * <p>INVARIANT: whatever ends an identity's power to act ends its tokens too. An adapter that
 * stores an identity whose status leaves {@code ACTIVE}, or a delegation that is revoked, adds
 * {@link Revocation#ofIdentity} or {@link Revocation#ofDelegation} in the same transaction.
 */
public interface RevocationStore {

  /** The longest page of {@link #after}. */
  int MAX_PAGE = 10_000;

  /**
   * A revocation with its number.
   *
   * @param number greater than that of every revocation committed before; at least 1
   * @param revocation what was taken back
   */
  record Numbered(long number, Revocation revocation) {}

  /**
   * Takes back one token or delegation's tokens; durable once it returns. Adding the same twice
   * stores it twice, to no effect.
   *
   * @param revocation of a token or delegation
   * @throws IllegalArgumentException if it is of an identity
   * @throws StoreUnavailable if it is not known to be stored
   */
  void add(Revocation revocation) throws StoreUnavailable;

  /**
   * Takes back all that an identity holds and, in the same transaction, marks the identity {@code
   * REVOKED} if it is {@code ACTIVE}, with its {@code IDENTITY} change; durable once it returns. An
   * identity that is revoked or ended already stays as it is, and the revocation is added all the
   * same.
   *
   * @param revocation of an identity
   * @return false if there is no identity of that id; then nothing is stored
   * @throws IllegalArgumentException if it is not of an identity
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean revokeIdentity(Revocation revocation) throws StoreUnavailable;

  /**
   * The revocations after a number, in order.
   *
   * @param number the last one seen; 0 for all
   * @param limit at most so many, 1 to {@link #MAX_PAGE}
   * @return empty if there are none
   * @throws StoreUnavailable if the store does not answer
   */
  List<Numbered> after(long number, int limit) throws StoreUnavailable;

  /**
   * The number of the latest revocation ever, pruned or not.
   *
   * @return 0 if there never was one
   * @throws StoreUnavailable if the store does not answer
   */
  long latest() throws StoreUnavailable;

  /**
   * Forgets the revocations whose {@link Revocation#until()} has come. Numbers are not used again.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if the store does not answer
   */
  int prune(Instant now) throws StoreUnavailable;
}
