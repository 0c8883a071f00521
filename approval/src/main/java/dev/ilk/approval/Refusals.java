package dev.ilk.approval;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;

/** Why nothing comes of a request, in the profile's words (section on error responses). */
final class Refusals {
  private Refusals() {}

  static <T> Result<T> unbound() {
    return Result.failed(
        Problem.of(
                Problem.Kind.INVALID,
                "invalid_denial_binding",
                "the request is not of the denial that it names")
            .at("denial.binding_token")
            .mend("send the denied question and the token that came with the denial, unchanged"));
  }

  static <T> Result<T> late() {
    return Result.failed(
        Problem.of(Problem.Kind.INVALID, "expired_denial", "the denial is too long ago")
            .mend("ask for the decision again"));
  }

  static <T> Result<T> unknown() {
    return Result.failed(
        Problem.of(Problem.Kind.NOT_FOUND, "unknown_task", "there is no such access request"));
  }

  static <T> Result<T> state(String message) {
    return Result.failed(Problem.of(Problem.Kind.CONFLICT, "invalid_task_state", message));
  }
}
