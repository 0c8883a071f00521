package dev.ilk.issue.offline;

import dev.ilk.actor.Environment;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/**
 * Where imported chains are kept, for all nodes together. They are never forgotten: that an
 * environment has one at all means that Ilk signs no authority of it by itself.
 */
public interface ImportStore {
  /**
   * All chains of all environments.
   *
   * @return in the order in which they were imported
   * @throws StoreUnavailable if the store does not answer
   */
  List<ImportedChain> all() throws StoreUnavailable;

  /**
   * Keeps a chain, unless one is kept for its environment and key already. Durable once it returns;
   * in the same transaction it adds a {@link dev.ilk.kernel.Changes.Topic#KEY} change.
   *
   * @param chain the chain
   * @return what is kept now: this one, or the one that came first
   * @throws StoreUnavailable if it is not known to be kept
   */
  ImportedChain keep(ImportedChain chain) throws StoreUnavailable;

  /**
   * Marks every chain of an environment that is not marked yet, with a change as {@link #keep}.
   *
   * @param at the environment
   * @param since from when its roots are trusted no more
   * @throws StoreUnavailable if it is not known to be done
   */
  void distrust(Environment at, Instant since) throws StoreUnavailable;
}
