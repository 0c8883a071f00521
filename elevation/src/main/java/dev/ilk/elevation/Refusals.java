package dev.ilk.elevation;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;

/** Why nothing comes of what was asked of an elevation. */
final class Refusals {
  private Refusals() {}

  static <T> Result<T> unknown() {
    return Result.failed(
        Problem.of(Problem.Kind.NOT_FOUND, "elevation_unknown", "there is no such elevation")
            .mend("look at `ilk elevations list`"));
  }

  static <T> Result<T> state(String message, String remedy) {
    return Result.failed(
        Problem.of(Problem.Kind.CONFLICT, "elevation_state", message).mend(remedy));
  }
}
