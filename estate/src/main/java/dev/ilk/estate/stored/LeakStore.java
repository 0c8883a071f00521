package dev.ilk.estate.stored;

import dev.ilk.gate.estate.FoundLeak;
import dev.ilk.gate.estate.LeakPage;
import dev.ilk.gate.estate.LeakQuery;
import dev.ilk.gate.estate.LeakReport;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps what scans found of leaked secrets. Which accounts hold one is looked up each time, by the
 * name that its vendor shows: nothing needs to be joined again when an account is read.
 */
public interface LeakStore {
  /** No more things than these are scanned. */
  int MOST_SOURCES = 10_000;

  /** No more leaks than these are kept of one thing that is scanned. */
  long MOST_LEAKS = 100_000;

  /** The most names that are looked for at once. */
  int MOST_NAMES = 500;

  /**
   * How much is known of copies of a secret.
   *
   * @param sure how sure it is: 1 likely, 2 by its form, 3 by a checksum
   * @param times in how many places
   */
  record Copies(int sure, long times) {}

  /** What came of beginning a scan. */
  sealed interface Beginning {
    /**
     * It began.
     *
     * @param scan its number
     * @param salt in hexadecimal; the same for all scans and nodes
     */
    record Begun(long scan, String salt) implements Beginning {}

    /** Somebody else began to scan what is called so. */
    record Others() implements Beginning {}

    /** There are {@link #MOST_SOURCES} already. */
    record Full() implements Beginning {}
  }

  /** What came of a report. */
  enum Keeping {
    /** It is kept. */
    KEPT,
    /** A scan that began later reports, or the source is scanned by somebody else. */
    LATE,
    /** There would be more leaks of the source than {@link #MOST_LEAKS}. */
    FULL
  }

  /**
   * Begins a scan, and makes the salt if there is none.
   *
   * @param source what will be scanned
   * @param by the subject of who does
   * @param any whether what others scan may be scanned
   * @param now the present
   * @return its number, larger than that of any before it
   * @throws StoreUnavailable if it is not known to be stored
   */
  Beginning begin(String source, String by, boolean any, Instant now) throws StoreUnavailable;

  /**
   * Keeps a part of what a scan found, in one transaction. What a person said of a leak stays.
   *
   * @param report the part
   * @param by the subject of who reports
   * @param any whether what others scan may be reported
   * @param now the present
   * @return what came of it; nothing is changed unless it was kept
   * @throws StoreUnavailable if it is not known to be stored
   */
  Keeping keep(LeakReport report, String by, boolean any, Instant now) throws StoreUnavailable;

  /**
   * The accounts that hold secrets which vendors show so.
   *
   * @param names at most {@link #MOST_NAMES}
   * @return at most 1000 accounts that are not gone
   * @throws StoreUnavailable if the store does not answer
   */
  Set<Id.Account> holders(Collection<String> names) throws StoreUnavailable;

  /**
   * What is known of copies of secrets which vendors show so, but for harmless ones.
   *
   * @param names at most {@link #MOST_NAMES}
   * @return by name; only of those that leaked
   * @throws StoreUnavailable if the store does not answer
   */
  Map<String, Copies> copies(Collection<String> names) throws StoreUnavailable;

  /**
   * Leaks, the latest found first.
   *
   * @param query which
   * @param now the present, by which credentials end
   * @return a page
   * @throws StoreUnavailable if the store does not answer
   */
  LeakPage page(LeakQuery query, Instant now) throws StoreUnavailable;

  /**
   * Keeps what a person says of a leak.
   *
   * @param fingerprint which
   * @param said what; nothing to forget what was said
   * @return by what name its vendor shows it, perhaps empty; nothing if there is no such leak
   * @throws StoreUnavailable if it is not known to be stored
   */
  Optional<String> judge(String fingerprint, Optional<FoundLeak.Said> said) throws StoreUnavailable;
}
