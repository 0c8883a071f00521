package dev.ilk.place;

import dev.ilk.kernel.Result;

/** What a test knows to be right. */
final class Good {
  private Good() {}

  static <T> T of(Result<T> result) {
    if (result instanceof Result.Ok<T>(T value)) {
      return value;
    }
    throw new AssertionError(result);
  }
}
