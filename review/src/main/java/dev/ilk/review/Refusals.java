package dev.ilk.review;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;

/** Why something cannot be done with a review. */
final class Refusals {
  private Refusals() {}

  static <T> Result<T> unknown(Id.Review id) {
    return Result.failed(
        Problem.of(
                Problem.Kind.NOT_FOUND,
                "review_unknown",
                "there is no review `%s`".formatted(id.value()))
            .mend("look at `ilk review list`"));
  }

  static <T> Result<T> state(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy));
  }

  static <T> Result<T> invalid(String code, String message, String remedy) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, code, message).mend(remedy));
  }
}
