package dev.ilk.discover.connect;

/**
 * What changed since a mark cannot be told, or not credibly; a whole reading mends it. The message
 * says why, in one line without secrets.
 */
public final class ChangesLost extends SystemUnreadable {
  /**
   * Changes cannot be told.
   *
   * @param message why
   */
  public ChangesLost(String message) {
    super(message);
  }

  ChangesLost(String message, Throwable cause) {
    super(message, cause);
  }
}
