package dev.ilk.discover.connect;

import java.io.IOException;

/** A system could not be read: what it said, and what to do, in one line without secrets. */
public sealed class SystemUnreadable extends IOException permits ChangesLost, Refused {
  /**
   * A system could not be read.
   *
   * @param message what was wrong, where, and what to do
   */
  public SystemUnreadable(String message) {
    super(message);
  }

  /**
   * A system could not be read.
   *
   * @param message what was wrong, where, and what to do
   * @param cause what broke
   */
  public SystemUnreadable(String message, Throwable cause) {
    super(message, cause);
  }
}
