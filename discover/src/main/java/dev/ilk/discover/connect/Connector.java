package dev.ilk.discover.connect;

import java.util.Optional;

/**
 * Reads one system's accounts, a page at a time. Keeps nothing between pages: what is needed to go
 * on is in the cursor, so that a reading can stop anywhere and go on in another process.
 *
 * <p>One whose system tells what changed can read only that. It says by {@link #mark} from where on
 * changes will be told, before a whole reading begins; that reading's end makes the mark good.
 * Whatever changes while it is read is told again by the changes since the mark: a change may come
 * twice, and none is left out.
 */
public interface Connector {
  /** The cursor of the first page. */
  String START = "";

  /**
   * Reads a page.
   *
   * @param cursor {@link #START}, what {@link #since} gave, or what the page before gave
   * @return the page
   * @throws ChangesLost if the system does not tell, or not credibly, what changed since the mark
   *     that the cursor comes from; a whole reading mends it
   * @throws SystemUnreadable if the system refuses, answers nonsense, or does not answer
   * @throws InterruptedException if the thread was interrupted
   */
  Page next(String cursor) throws SystemUnreadable, InterruptedException;

  /**
   * From where on changes will be told, if a whole reading begins now.
   *
   * @return a mark, which means something to this connector alone; empty if the system tells no
   *     changes, or not to this credential
   * @throws InterruptedException if the thread was interrupted
   */
  default Optional<String> mark() throws InterruptedException {
    return Optional.empty();
  }

  /**
   * Where reading what changed since a mark begins.
   *
   * @param mark what {@link #mark} or the last page of such a reading gave, of whichever age
   * @return the cursor of the first page; empty if the mark is of no use, since it was made with
   *     other settings, by another version of the connector, or later than now
   */
  default Optional<String> since(String mark) {
    return Optional.empty();
  }
}
