package dev.ilk.record;

/** The record cannot take events now. Nothing that would have to be in it may happen meanwhile. */
public final class JournalUnavailable extends Exception {
  /**
   * Says why.
   *
   * @param message what is out of reach, for operators
   */
  public JournalUnavailable(String message) {
    super(message);
  }

  /**
   * Says why.
   *
   * @param message what is out of reach, for operators
   * @param cause what broke
   */
  public JournalUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
