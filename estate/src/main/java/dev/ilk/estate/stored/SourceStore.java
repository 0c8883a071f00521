package dev.ilk.estate.stored;

import dev.ilk.gate.estate.Source;
import dev.ilk.gate.estate.Turn;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Keeps the systems that accounts are read from. */
public interface SourceStore {
  /** No more sources than this are kept. */
  int MOST = 1_000;

  /**
   * One transaction forgets fewer accounts than this: a source with as many is not ended together
   * with other changes.
   */
  int MOST_AT_ONCE = 2_000;

  /**
   * Keeps a source; durable once it returns.
   *
   * @param source with a name of its own
   * @return false if the name is taken, or there are {@link #MOST} already; then nothing is changed
   * @throws StoreUnavailable if it is not known to be stored
   */
  boolean add(Source source) throws StoreUnavailable;

  /**
   * Whether too many accounts were read from a source for one transaction to forget.
   *
   * @param name which
   * @return true if there are {@link #MOST_AT_ONCE} or more
   * @throws StoreUnavailable if the store does not answer
   */
  boolean isLarge(String name) throws StoreUnavailable;

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
   * Takes the turn of the source that is longest due of those that are read by themselves. Two
   * nodes never take the same.
   *
   * @param now the present
   * @param until when it is due again unless {@link #told} says otherwise: whoever took it and is
   *     gone by then has crashed
   * @return the source and its turn as it was; empty if none is due
   * @throws StoreUnavailable if it is not known to be stored
   */
  Optional<Taken> claim(Instant now, Instant until) throws StoreUnavailable;

  /**
   * A source whose turn was taken.
   *
   * @param source which
   * @param turn as it was before
   */
  record Taken(Source source, Turn turn) {}

  /**
   * Keeps how a turn went; without effect if the source is gone.
   *
   * @param name of which source
   * @param turn when it is due next, and why it failed, if it did
   * @throws StoreUnavailable if it is not known to be stored
   */
  void told(String name, Turn turn) throws StoreUnavailable;

  /**
   * When a source is due.
   *
   * @param name which
   * @return {@link Turn#FIRST} if it is unknown or never was read by itself
   * @throws StoreUnavailable if the store does not answer
   */
  Turn turn(String name) throws StoreUnavailable;

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
