package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.ilk.decide.Policies;
import dev.ilk.policy.Difference;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "diff",
    description = {
      "Show which policies differ between a folder and what is in force, or between two folders."
          + " Layout, comments and order do not count.",
      "Two folders need no server. With --detect, exit code 1 if there are differences."
    },
    footer = {
      "",
      "What differs from policies that were declared with `ilk apply` is shown by `ilk plan -f"
          + " DIR`.",
      "",
      "Examples: ilk policy diff --team payments payments/policies",
      "          ilk policy diff --detect main/policies policies"
    })
final class PolicyDiff implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin TeamOption set = new TeamOption();

  @CommandLine.Option(
      names = "--detect",
      description = "exit with 1 if there are differences, for pipelines")
  boolean detect;

  @CommandLine.Parameters(
      arity = "1..2",
      paramLabel = "[OLD] NEW",
      hideParamSyntax = true,
      description = "the policies so far, if not those in force, and the policies proposed")
  List<Path> folders = List.of();

  PolicyDiff() {}

  @Override
  public Integer call() throws IOException {
    List<Difference> found = Difference.between(before(), PolicyTexts.compile(folders.getLast()));
    common.output().show(json(found), out -> print(out, found));
    return detect && !found.isEmpty() ? Failures.CHECK_FAILED : 0;
  }

  private Policies before() throws IOException {
    return folders.size() == 1
        ? PoliciesOfServer.present(common).of(set)
        : PolicyTexts.compile(folders.getFirst());
  }

  private static void print(PrintWriter out, List<Difference> found) {
    for (Difference one : found) {
      out.println(mark(one) + " " + one.id());
      one.before().lines().forEach(line -> out.println("    - " + line));
      one.after().lines().forEach(line -> out.println("    + " + line));
    }
    out.printf("%d policies differ%n", found.size());
  }

  private static String mark(Difference one) {
    return one.before().isEmpty() ? "+" : one.after().isEmpty() ? "-" : "~";
  }

  private static ArrayNode json(List<Difference> found) {
    ArrayNode answer = Server.mapper().createArrayNode();
    for (Difference one : found) {
      answer.addObject().put("id", one.id()).put("before", one.before()).put("after", one.after());
    }
    return answer;
  }
}
