package dev.ilk.lifecycle.request;

import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;

/** Why something cannot be done as asked. */
final class Refusals {
  private Refusals() {}

  static Problem noTemplate(String name) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "template_unknown",
            "there is no template `%s`".formatted(shown(name)))
        .mend("look at `ilk template list`");
  }

  static Problem noRequest(Id.IdentityRequest id) {
    return Problem.of(
            Problem.Kind.NOT_FOUND,
            "request_unknown",
            "there is no request `%s` of yours".formatted(id.value()))
        .mend("look at `ilk requests list`");
  }

  static Problem conflict(String code, String message, String remedy) {
    return Problem.of(Problem.Kind.CONFLICT, code, message).mend(remedy);
  }

  private static String shown(String name) {
    return name.length() <= 40 && name.chars().allMatch(c -> c > ' ' && c < 127) ? name : "…";
  }
}
