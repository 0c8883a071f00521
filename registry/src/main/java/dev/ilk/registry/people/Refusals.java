package dev.ilk.registry.people;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;

/** What directories are told when something cannot be as they say. */
final class Refusals {
  private Refusals() {}

  static <T> Result<T> invalid(String where, String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "value_invalid", message).at(where));
  }

  static <T> Result<T> taken(String where, String message) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, "value_taken", message).at(where));
  }

  static <T> Result<T> unknown(String sort, String id) {
    return Result.failed(
        Problem.of(
            Problem.Kind.NOT_FOUND, sort + "_unknown", "there is no %s `%s`".formatted(sort, id)));
  }

  static <T> Result<T> moved() {
    return Result.failed(
        Problem.of(
                Problem.Kind.CONFLICT,
                "revision_moved",
                "it has changed since it was looked at; nothing was done")
            .mend("read it again, and repeat with its new version"));
  }
}
