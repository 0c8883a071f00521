package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.monitor.Footprint;
import dev.ilk.policy.Check;
import dev.ilk.policy.Finding;
import dev.ilk.policy.PolicyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "check",
    description = {
      "Check a folder of policies: syntax, annotations, schema (strictly), and lint.",
      "Needs no server. Exit code 1 if there is an error or, with --strict, a warning."
    },
    footer = {
      "",
      "Lint warns of policies that never apply, that are always overridden, that name no kind of",
      "principal or no environment, and that let anyone execute anything. If it is meant so, write",
      "@accepts(\"no-environment\") on the policy.",
      "",
      "Example: ilk policy check --strict policies/"
    })
final class PolicyCheck implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Option(names = "--strict", description = "warnings fail the check too")
  boolean strict;

  @CommandLine.Parameters(
      paramLabel = "DIR",
      description = "a folder of *.cedar files and at most one *.cedarschema")
  Path folder = Path.of("");

  PolicyCheck() {}

  @Override
  public Integer call() throws IOException {
    PolicyFolder read = PolicyFolder.read(folder);
    List<Finding> found = Check.of(read);
    long errors = count(found, Finding.Severity.ERROR);
    long warnings = count(found, Finding.Severity.WARNING);
    List<String> remembered =
        errors > 0
            ? List.of()
            : PolicyTexts.compile(folder).footprints().stream().map(Footprint::toString).toList();
    offline
        .output()
        .show(
            json(found, errors, warnings, remembered), out -> print(out, read, found, remembered));
    return errors > 0 || (strict && warnings > 0) ? Failures.CHECK_FAILED : 0;
  }

  private static long count(List<Finding> found, Finding.Severity severity) {
    return found.stream().filter(finding -> finding.severity() == severity).count();
  }

  private static void print(
      PrintWriter out, PolicyFolder folder, List<Finding> found, List<String> remembered) {
    found.forEach(out::println);
    remembered.forEach(rule -> out.println("remembered for " + rule));
    out.printf(
        "%d files of policies, %d errors, %d warnings%n",
        folder.policies().size(),
        count(found, Finding.Severity.ERROR),
        count(found, Finding.Severity.WARNING));
  }

  private static ObjectNode json(
      List<Finding> found, long errors, long warnings, List<String> remembered) {
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("errors", errors);
    answer.put("warnings", warnings);
    ArrayNode list = answer.putArray("findings");
    for (Finding finding : found) {
      list.addObject()
          .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
          .put("code", finding.code())
          .put("policy", finding.policy())
          .put("where", finding.where())
          .put("message", finding.message())
          .put("help", finding.help());
    }
    remembered.forEach(answer.putArray("remembered")::add);
    return answer;
  }
}
