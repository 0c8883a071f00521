package dev.ilk.guard;

/** Ilk answers, and does not take what the service proves itself by; asking again is of no use. */
public final class IlkRefused extends IlkUnavailable {
  private static final long serialVersionUID = 1L;

  /**
   * Says what was refused.
   *
   * @param message for operators
   */
  public IlkRefused(String message) {
    super(message);
  }
}
