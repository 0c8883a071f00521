package dev.ilk.gate;

/** A part of Ilk, such as the store, does not answer. The same may succeed later. */
public final class PartUnavailable extends Exception {
  /**
   * Says which, where nothing broke.
   *
   * @param message which part, for operators
   */
  public PartUnavailable(String message) {
    super(message);
  }

  /**
   * Says which.
   *
   * @param message which part, for operators
   * @param cause what broke
   */
  public PartUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
