package dev.ilk.record.log;

import dev.ilk.record.tlog.Frontier;
import dev.ilk.record.tlog.Hash;
import dev.ilk.record.tlog.TileHashes;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;

/**
 * Where the log is kept. One log, however many nodes append to it. Safe to share between threads.
 *
 * <p>Every method throws {@link LogStoreException} if the store does not answer within a bounded
 * time, and nothing else for reasons outside this process. After a failed {@link #append} nobody
 * knows whether the batch is in; {@link #head} settles it.
 */
public interface LogStore extends TileHashes {
  /** The most entries that one read returns. */
  int MAX_READ = 256;

  /**
   * The right edge as it is committed. Waits, within the store's own bound, for an append under way
   * on any node, also one whose connection is lost: a batch whose append failed earlier is either
   * in this head or never will be.
   *
   * @return {@link Frontier#EMPTY} for a new log
   */
  Frontier head();

  /**
   * Appends one batch in one transaction. While it runs, no other node or thread can append.
   * Durable once this returns: it survives a crash of the process and of the machine. An event id
   * that is in the log already makes the whole batch fail.
   *
   * @param batch makes the batch from the right edge that the transaction holds locked; pure and
   *     quick, called at most once; whatever it throws rolls back and is thrown on
   * @return the right edge after it
   */
  Frontier append(Function<Frontier, Batch> batch);

  /**
   * Reads entries in order of their index. Immutable once returned, but for personal data, which
   * may be erased.
   *
   * @param from the lowest index wanted
   * @param limit how many at most, from 1 to {@link #MAX_READ}
   * @return those there are; not empty if {@code from} is less than the size of the head
   */
  List<StoredEntry> entries(long from, int limit);

  /**
   * Reads consecutive hashes of one level of tiles: the stored leaf hashes at level 0, what batches
   * brought as {@link Batch#nodes} above.
   *
   * @throws LogStoreException also if one of them is missing
   */
  @Override
  List<Hash> read(int level, long from, int count);

  /**
   * Finds the latest entries by a reference.
   *
   * @param ref what they must carry
   * @param before only entries with a lower index; {@link Long#MAX_VALUE} for any
   * @param limit how many at most, from 1 to {@link #MAX_READ}: those with the highest indices
   * @return their indices, ascending
   */
  List<Long> find(Ref ref, long before, int limit);

  /**
   * Finds intents that no entry has closed.
   *
   * @param before only those whose event happened earlier
   * @param limit how many at most, from 1 to {@link #MAX_READ}
   * @return their indices, ascending
   */
  List<Long> open(Instant before, int limit);

  /**
   * Erases the personal data kept beside entries, and leaves no copy in the store's tables. The
   * entries stay as they are. Doing so again changes nothing.
   *
   * @param indices which entries, at most {@link #MAX_READ}
   */
  void erase(List<Long> indices);
}
