package dev.ilk.keys.ring;

import org.jspecify.annotations.Nullable;

/**
 * Signing keys cannot be had: their store does not answer, or they cannot be opened. Nothing can be
 * signed meanwhile; the same may succeed later.
 */
public final class KeysUnavailable extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * Says why.
   *
   * @param message which keys and why, for operators
   * @param cause what broke, or null if the keys cannot be opened
   */
  public KeysUnavailable(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
