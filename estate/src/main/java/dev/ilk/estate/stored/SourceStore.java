package dev.ilk.estate.stored;

import dev.ilk.gate.estate.Source;
import dev.ilk.kernel.StoreUnavailable;
import java.util.List;
import java.util.Optional;

/** Keeps the systems that accounts are read from. */
public interface SourceStore {
  /** No more sources than this are kept. */
  int MOST = 1_000;

  /**
   * Keeps a source; durable once it returns.
   *
   * @param source with a name of its own
   * @return false if the name is taken, or there are {@link #MOST} already; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Source source) throws StoreUnavailable;

  /**
   * A source by its name.
   *
   * @param name which
   * @return empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<Source> find(String name) throws StoreUnavailable;

  /**
   * All sources.
   *
   * @return by name
   * @throws StoreUnavailable if the store does not answer
   */
  List<Source> all() throws StoreUnavailable;

  /**
   * Forgets a source, its runs and its accounts with all they hold, in as many transactions as it
   * takes. What is interrupted can be called again, and goes on.
   *
   * @param name which
   * @return false if there is none
   * @throws StoreUnavailable if the store does not answer; some of it may be forgotten
   */
  boolean remove(String name) throws StoreUnavailable;
}
