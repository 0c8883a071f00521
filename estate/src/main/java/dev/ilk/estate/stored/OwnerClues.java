package dev.ilk.estate.stored;

import dev.ilk.gate.estate.OwnerClue;
import dev.ilk.gate.estate.OwnerReport;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Keeps what clones tell of who answers for what. */
public interface OwnerClues {
  /** No more repositories are kept. */
  int MOST_REPOSITORIES = 10_000;

  /** The most names that are looked for at once. */
  int MOST_NAMES = 500;

  /** The most accounts that one report bears on. */
  int MOST_ACCOUNTS = 2_000;

  /** What came of a report. */
  sealed interface Keeping {
    /**
     * It is kept.
     *
     * @param about all that this report or the one before is about, in lower case
     */
    record Kept(Set<String> about) implements Keeping {
      public Kept {
        about = Set.copyOf(about);
      }
    }

    /** Somebody else reports on that repository. */
    record Others() implements Keeping {}

    /** There are {@link #MOST_REPOSITORIES} already. */
    record Full() implements Keeping {}
  }

  /**
   * Keeps a report in place of the one before of its repository, in one transaction.
   *
   * @param report all of it
   * @param by the subject of who reports
   * @param any whether what others report on may be reported
   * @param now the present
   * @return what came of it; nothing is changed unless it was kept
   * @throws StoreUnavailable if it is not known to be stored
   */
  Keeping keep(OwnerReport report, String by, boolean any, Instant now) throws StoreUnavailable;

  /**
   * A clue with where it was found.
   *
   * @param repository the repository
   * @param logins the source whose accounts its logins are; empty if that is not known
   * @param clue the clue; what it is about is in lower case
   */
  record Reported(String repository, String logins, OwnerClue clue) {}

  /**
   * What is told of things by their names.
   *
   * @param names in lower case, at most {@link #MOST_NAMES}
   * @return at most 10,000 clues
   * @throws StoreUnavailable if the store does not answer
   */
  List<Reported> about(Collection<String> names) throws StoreUnavailable;

  /**
   * The accounts that have such names, or are of such repositories.
   *
   * @param names in lower case, at most {@link #MOST_NAMES}
   * @return at most {@link #MOST_ACCOUNTS} that are not gone
   * @throws StoreUnavailable if the store does not answer
   */
  Set<Id.Account> named(Collection<String> names) throws StoreUnavailable;

  /**
   * To whom accounts belong.
   *
   * @param source the source that they are of
   * @param names what they are called, in lower case, at most {@link #MOST_NAMES}
   * @return by name, of those that belong to somebody
   * @throws StoreUnavailable if the store does not answer
   */
  Map<String, Id.Identity> holders(String source, Collection<String> names) throws StoreUnavailable;
}
