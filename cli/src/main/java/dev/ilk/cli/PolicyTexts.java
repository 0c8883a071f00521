package dev.ilk.cli;

import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.policy.PolicyFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Policies as the access plane takes them. */
final class PolicyTexts {
  private PolicyTexts() {}

  /** The policies of a folder; refused with everything that is wrong with them. */
  static Policies compile(Path folder) throws IOException {
    return compile(PolicyFolder.read(folder).texts(), folder.toString());
  }

  /** Policies that decide together; refused with everything that is wrong with them. */
  static Policies compile(List<PolicyText> texts, String version) {
    return switch (Policies.compile(texts, version)) {
      case Result.Ok<Policies>(Policies policies) -> policies;
      case Result.Failed<Policies>(List<Problem> problems) ->
          throw new BrokenPoliciesException(problems.stream().map(Problem::sentence).toList());
    };
  }
}
