package dev.ilk.kernel;

import java.util.List;

/**
 * What changed in the store, on whatever node it was changed: how nodes keep what they hold in
 * memory current.
 *
 * <p>Every write to a topic's data adds its change in the same transaction, and changes are
 * numbered in the order in which they commit, so that a reader that has seen number n has missed
 * none below. Of several changes of one thing a store need keep only the latest, and of a thing
 * that is forgotten none.
 */
public interface Changes {

  /**
   * One change.
   *
   * @param number greater than that of every change committed before
   * @param topic what sort of thing
   * @param key which one; its form is the topic's
   */
  record Change(long number, Topic topic, String key) {}

  /** The sorts of thing that nodes keep in memory. */
  enum Topic {
    /** An identity, by its id. */
    IDENTITY,
    /** Everything declared beside identities: trust rules, resource servers, policies, by name. */
    DECLARATION,
    /** A delegation, by its id. */
    DELEGATION,
    /** A revocation, by its number. */
    REVOCATION,
    /** A suspension, by its name. */
    SUSPENSION,
    /** A key ring, by its name. */
    KEY,
    /** What people are asked to approve, by its id. */
    APPROVAL,
    /** A session, by its id. */
    SESSION,
    /** Policies that were applied, by the name of their set. */
    POLICIES,
    /** What is deployed or runs of a workload, by its name. */
    DEPLOYMENT,
    /** An elevation, by its id. */
    ELEVATION,
    /** A foreign trust domain that an environment follows, by both names. */
    FEDERATION
  }

  /**
   * The number of the latest change.
   *
   * @return 0 if nothing ever changed
   * @throws StoreUnavailable if the store does not answer
   */
  long latest() throws StoreUnavailable;

  /**
   * The changes after a number, in order.
   *
   * @param number the last one seen
   * @param limit at most so many, 1 to 10,000
   * @return empty if there are none
   * @throws StoreUnavailable if the store does not answer
   */
  List<Change> after(long number, int limit) throws StoreUnavailable;
}
