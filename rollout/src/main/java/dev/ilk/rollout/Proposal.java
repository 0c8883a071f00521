package dev.ilk.rollout;

import dev.ilk.actor.Team;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.policy.Check;
import dev.ilk.policy.Finding;
import dev.ilk.policy.PolicyFolder;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a set shall hold, looked at by itself.
 *
 * @param files by name
 * @param warnings what is likely not meant so, a line each
 */
record Proposal(List<PolicyText> files, List<String> warnings) {

  /** Takes what is put forward, or says everything that is wrong with it. */
  static Result<Proposal> of(Optional<Team> team, List<PolicyText> put) {
    Optional<Problem> exceeded = Bounds.exceeded(put);
    if (exceeded.isPresent()) {
      return Result.failed(exceeded.get());
    }
    List<PolicyText> files = put.stream().sorted(Comparator.comparing(PolicyText::name)).toList();
    List<Finding> findings = Check.of(folder(files));
    List<Problem> problems = new ArrayList<>();
    findings.stream()
        .filter(finding -> finding.severity() == Finding.Severity.ERROR)
        .forEach(finding -> problems.add(problem(finding)));
    if (problems.isEmpty()) {
      team.ifPresent(owner -> problems.addAll(Confinement.of(owner, policies(files))));
    }
    return problems.isEmpty()
        ? Result.ok(new Proposal(files, findings.stream().map(Finding::toString).toList()))
        : new Result.Failed<>(problems);
  }

  /** The files that are policies, as the access plane takes them. */
  static List<PolicyText> policies(List<PolicyText> files) {
    return files.stream().filter(file -> file.name().endsWith(".cedar")).toList();
  }

  private static PolicyFolder folder(List<PolicyText> files) {
    return new PolicyFolder(
        policies(files).stream().map(Proposal::source).toList(),
        files.stream()
            .filter(file -> !file.name().endsWith(".cedar"))
            .map(Proposal::source)
            .toList(),
        List.of());
  }

  private static SourceText source(PolicyText file) {
    return SourceText.of(file.name(), file.text());
  }

  private static Problem problem(Finding finding) {
    Problem problem =
        Problem.of(Problem.Kind.INVALID, finding.code().replace('-', '_'), finding.message())
            .at(finding.where());
    return finding.help().isEmpty() ? problem : problem.mend(finding.help());
  }
}
