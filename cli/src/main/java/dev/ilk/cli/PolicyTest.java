package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.decide.Policies;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.policy.PolicyFolder;
import dev.ilk.policy.table.TestReport;
import dev.ilk.policy.table.TestRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "test",
    description = {
      "Run the tables of tests (*.test.md) in a folder of policies, and tell what they cover.",
      "Needs no server. Exit code 1 if a test failed, if there is none, or if less is covered than"
          + " asked for."
    },
    footer = {
      "",
      "The format is described in docs/policy-tests.md.",
      "",
      "Example: ilk policy test --coverage 100 examples/invoices"
    })
final class PolicyTest implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Option(
      names = "--coverage",
      paramLabel = "PERCENT",
      description = "fail if fewer of the policies applied, or fewer sides of conditions were seen")
  int wanted;

  @CommandLine.Parameters(
      paramLabel = "FOLDER",
      description = "a folder of *.cedar files and *.test.md files")
  Path folder = Path.of("");

  PolicyTest() {}

  @Override
  public Integer call() throws IOException {
    PolicyFolder read = PolicyFolder.read(folder);
    return switch (Policies.compile(read.texts(), "under test")) {
      case Result.Failed<Policies>(List<Problem> problems) -> {
        problems.forEach(problem -> offline.say("ilk: " + problem.sentence()));
        yield Failures.CHECK_FAILED;
      }
      case Result.Ok<Policies>(Policies policies) ->
          switch (TestRun.of(policies, policies.own(), read.tests())) {
            case Parsed.Refused<TestReport>(List<Diagnostic> wrong) -> {
              wrong.forEach(diagnostic -> offline.say("ilk: " + diagnostic));
              yield Failures.CHECK_FAILED;
            }
            case Parsed.Read<TestReport>(TestReport report) -> told(report);
          };
    };
  }

  private int told(TestReport report) {
    offline.output().show(json(report), out -> print(out, report));
    if (report.cases().isEmpty()) {
      offline.say("ilk: `%s` holds no test; see docs/policy-tests.md".formatted(folder));
      return Failures.CHECK_FAILED;
    }
    boolean enough = percent(report) >= wanted;
    if (!enough) {
      offline.say("ilk: %d %% are covered, less than %d %%".formatted(percent(report), wanted));
    }
    return enough && report.passed() == report.cases().size() ? 0 : Failures.CHECK_FAILED;
  }

  private static long percent(TestReport report) {
    TestReport.Covered covered = report.covered();
    long all = covered.ofPolicies() + covered.ofSides();
    return all == 0 ? 100 : (covered.policies() + covered.sides()) * 100 / all;
  }

  private static void print(PrintWriter out, TestReport report) {
    for (TestReport.Case one : report.cases()) {
      out.printf("%s  %s%n", one.failures().isEmpty() ? "passed" : "FAILED", one.title());
      one.failures().forEach(failure -> out.println("        " + failure));
    }
    TestReport.Covered covered = report.covered();
    covered.gaps().forEach(gap -> out.println("uncovered: " + gap));
    out.printf(
        "%d of %d policies applied, %d of %d sides of their conditions were seen (%d %%)%n",
        covered.policies(),
        covered.ofPolicies(),
        covered.sides(),
        covered.ofSides(),
        percent(report));
    out.printf("%d passed, %d failed%n", report.passed(), report.cases().size() - report.passed());
  }

  private static ObjectNode json(TestReport report) {
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("passed", report.passed());
    answer.put("failed", report.cases().size() - report.passed());
    ArrayNode cases = answer.putArray("tests");
    for (TestReport.Case one : report.cases()) {
      ObjectNode node = cases.addObject().put("where", one.where()).put("title", one.title());
      node.put("steps", one.steps());
      ArrayNode failures = node.putArray("failures");
      one.failures().forEach(failures::add);
    }
    TestReport.Covered covered = report.covered();
    ObjectNode coverage = answer.putObject("coverage");
    coverage.put("percent", percent(report));
    coverage.put("policies_applied", covered.policies()).put("policies", covered.ofPolicies());
    coverage.put("sides_seen", covered.sides()).put("sides", covered.ofSides());
    ArrayNode gaps = coverage.putArray("gaps");
    covered.gaps().forEach(gaps::add);
    return answer;
  }
}
