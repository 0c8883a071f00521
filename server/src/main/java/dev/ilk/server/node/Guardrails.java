package dev.ilk.server.node;

import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.policy.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The policies of a node's configuration. */
final class Guardrails {
  private Guardrails() {}

  /** Reads them; refused if they cannot decide by themselves. */
  static Result<List<PolicyText>> read(Optional<Path> folder) {
    if (folder.isEmpty()) {
      return Result.ok(List.of());
    }
    try {
      List<PolicyText> texts =
          PolicyFolder.read(folder.get()).texts().stream()
              .map(text -> new PolicyText("guardrails/" + name(folder.get(), text), text.text()))
              .toList();
      return switch (Policies.compile(texts, "")) {
        case Result.Ok<Policies> ok -> Result.ok(texts);
        case Result.Failed<Policies>(List<Problem> problems) -> new Result.Failed<>(problems);
      };
    } catch (IOException e) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "guardrails_unreadable", String.valueOf(e.getMessage()))
              .at("guardrails")
              .mend("name a folder of `.cedar` files, or leave the setting out"));
    }
  }

  private static String name(Path folder, PolicyText text) {
    return folder.relativize(Path.of(text.name())).toString();
  }
}
