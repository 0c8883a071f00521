package dev.ilk.kernel;

/**
 * The store does not answer, or not in time. Nothing is known of whether a write took place;
 * whoever depends on it acts as if it had not, and looks again.
 */
public final class StoreUnavailable extends Exception {
  /**
   * Says what was tried.
   *
   * @param message what was tried, for operators
   * @param cause what broke
   */
  public StoreUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
