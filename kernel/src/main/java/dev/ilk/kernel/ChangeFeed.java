package dev.ilk.kernel;

/** The changes, and when it is time to read them. */
public interface ChangeFeed extends Changes {

  /**
   * Waits until something may have changed since this last returned, on any node. For one reader.
   *
   * <p>A store that tells of changes lets go as soon as one is committed. What it tells may be
   * lost, so it lets go within half a second in any case: whoever then reads has missed nothing.
   *
   * @throws InterruptedException if the thread is interrupted
   */
  void await() throws InterruptedException;
}
