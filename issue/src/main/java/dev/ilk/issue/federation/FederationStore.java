package dev.ilk.issue.federation;

import dev.ilk.actor.Environment;
import dev.ilk.actor.FederatedDomain;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Keeps the foreign trust domains that environments follow, and their bundles. Every change of one
 * is told to all nodes ({@code Topic.FEDERATION}).
 */
public interface FederationStore {
  /** An environment follows so many; two that are added at one moment may make it one more. */
  int MOST = 16;

  /**
   * A relation as it is kept.
   *
   * @param domain which
   * @param kept the bundle as last read; empty before the first time
   * @param trouble why the last look brought nothing; empty if it did
   * @param due when to look again
   */
  record Relation(
      FederatedDomain domain, Optional<Kept> kept, Optional<String> trouble, Instant due) {}

  /**
   * A bundle that was taken.
   *
   * @param json the bundle
   * @param sequence its number; empty if it has none
   * @param read when
   */
  record Kept(String json, Optional<Long> sequence, Instant read) {}

  /** What became of a new relation. */
  enum Added {
    /** It is kept, durably. */
    ADDED,
    /** The environment follows that trust domain already; nothing is changed. */
    THERE,
    /** The environment follows {@link #MOST} already; nothing is changed. */
    FULL
  }

  /**
   * Keeps a new relation.
   *
   * @param relation with or without a bundle
   * @return whether it is kept
   * @throws StoreUnavailable if it is not known to be stored
   */
  Added add(Relation relation) throws StoreUnavailable;

  /**
   * Forgets a relation with its bundle; durable once it returns.
   *
   * @param at who follows
   * @param domain whom
   * @return false if there was none
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean remove(Environment at, TrustDomain domain) throws StoreUnavailable;

  /**
   * Keeps a bundle that was read, unless the relation has ended, or another node has read one with
   * a greater number or more recently.
   *
   * @param at who follows
   * @param domain whom
   * @param bundle what was read
   * @param due when to look again
   * @return whether it is kept
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean keep(Environment at, TrustDomain domain, Kept bundle, Instant due)
      throws StoreUnavailable;

  /**
   * Notes that a look brought nothing; the bundle stays as it is.
   *
   * @param at who follows
   * @param domain whom
   * @param trouble why, of at most 500 characters
   * @param due when to look again
   * @throws StoreUnavailable if it is not known to be stored
   */
  void fail(Environment at, TrustDomain domain, String trouble, Instant due)
      throws StoreUnavailable;

  /**
   * All relations of all environments.
   *
   * @return by environment, then by trust domain
   * @throws StoreUnavailable if the store does not answer
   */
  List<Relation> all() throws StoreUnavailable;
}
