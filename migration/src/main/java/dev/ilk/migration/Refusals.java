package dev.ilk.migration;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;

/** Why a step is not taken, in words that say what to do next. */
final class Refusals {
  private Refusals() {}

  static Problem unknown(Id.Secret id) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "secret_unknown",
            "there is no secret `%s`".formatted(id.value()))
        .mend("look at `ilk migrate rank`");
  }

  static Problem unknown(Id.Tranche id) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "tranche_unknown",
            "there is no tranche `%s`".formatted(id.value()))
        .mend("look at `ilk migrate status`");
  }

  static Problem conflict(String code, String message, String mend) {
    return Problem.of(Problem.Kind.CONFLICT, code, message).mend(mend);
  }

  static Problem invalid(String code, String message, String mend) {
    return Problem.of(Problem.Kind.INVALID, code, message).mend(mend);
  }

  static Problem moved() {
    return conflict(
        "secret_moved", "somebody else took it a step on meanwhile", "look at it, and try again");
  }
}
