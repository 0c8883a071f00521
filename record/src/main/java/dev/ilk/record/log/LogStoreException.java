package dev.ilk.record.log;

/**
 * The store did not do what was asked: it does not answer, refuses, or is full. Whether something
 * that was being written is in, this does not tell.
 */
public final class LogStoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /**
   * A failure with its cause.
   *
   * @param message what was being done
   * @param cause what the store said
   */
  public LogStoreException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * A failure that the adapter noticed itself.
   *
   * @param message what is wrong
   */
  public LogStoreException(String message) {
    super(message);
  }
}
