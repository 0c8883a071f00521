package dev.ilk.guard;

/** Ilk does not answer, or not as it should. Whatever needed its answer must not take place. */
public sealed class IlkUnavailable extends Exception permits IlkRefused {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was tried.
   *
   * @param message for operators
   */
  public IlkUnavailable(String message) {
    super(message);
  }

  /**
   * Says what was tried and what broke.
   *
   * @param message for operators
   * @param cause what broke
   */
  public IlkUnavailable(String message, Throwable cause) {
    super(message, cause);
  }
}
