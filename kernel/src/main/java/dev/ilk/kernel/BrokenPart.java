package dev.ilk.kernel;

import org.jspecify.annotations.Nullable;

/**
 * A part below an interface that has no failure of its own, such as a key module behind a signer,
 * does not do its work. Whoever carries out commands answers it like any part that is away: nothing
 * was done, and the same may succeed later.
 */
public final class BrokenPart extends RuntimeException {
  /**
   * Says which.
   *
   * @param message which part and what it did not do, for operators
   * @param cause what broke, if something did
   */
  public BrokenPart(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
