package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
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
      "Show which policies differ between two folders. Layout, comments and order do not count.",
      "Needs no server. With --detect, exit code 1 if there are differences."
    },
    footer = {
      "",
      "What differs from the policies in force is shown by `ilk plan -f DIR`.",
      "",
      "Example: ilk policy diff --detect main/policies policies"
    })
final class PolicyDiff implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Option(
      names = "--detect",
      description = "exit with 1 if there are differences, for pipelines")
  boolean detect;

  @CommandLine.Parameters(index = "0", paramLabel = "OLD", description = "the policies so far")
  Path before = Path.of("");

  @CommandLine.Parameters(index = "1", paramLabel = "NEW", description = "the policies proposed")
  Path after = Path.of("");

  PolicyDiff() {}

  @Override
  public Integer call() throws IOException {
    List<Difference> found =
        Difference.between(PolicyTexts.compile(before), PolicyTexts.compile(after));
    offline.output().show(json(found), out -> print(out, found));
    return detect && !found.isEmpty() ? Failures.CHECK_FAILED : 0;
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
