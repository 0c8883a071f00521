package dev.ilk.discover.connect;

/**
 * Reads one system's accounts, a page at a time. Keeps nothing between pages: what is needed to go
 * on is in the cursor, so that a reading can stop anywhere and go on in another process.
 */
public interface Connector {
  /** The cursor of the first page. */
  String START = "";

  /**
   * Reads a page.
   *
   * @param cursor {@link #START}, or what the page before gave
   * @return the page
   * @throws SystemUnreadable if the system refuses, answers nonsense, or does not answer
   * @throws InterruptedException if the thread was interrupted
   */
  Page next(String cursor) throws SystemUnreadable, InterruptedException;
}
