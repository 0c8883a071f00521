package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.conformance.Conformance;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "conformance",
    description = {
      "Run a folder of test cases in the format of Cedar's own integration tests.",
      "Needs no server. Exit code 1 if a case failed, or if there is none."
    },
    footer = {"", "Example: ilk policy conformance cedar-integration-tests/corpus-tests"})
final class PolicyConformance implements Callable<Integer> {
  private static final int TOLD_EVERY = 500;

  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Parameters(paramLabel = "DIR", description = "the cases, in folders of any depth")
  Path folder = Path.of("");

  @CommandLine.Option(
      names = "--root",
      paramLabel = "DIR",
      description =
          "what the names of files in the cases are relative to, if that is no folder above them")
  @Nullable Path root;

  PolicyConformance() {}

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder `%s`".formatted(folder));
    }
    Path base = root == null ? folder : root;
    Conformance.Summary summary = Conformance.run(folder, base, this::progress);
    offline.output().show(json(summary), out -> print(out, summary));
    if (summary.passed() == 0 && summary.failures().isEmpty()) {
      offline.say(
          "ilk: `%s` holds no test case: a JSON file with `policies` and `requests`"
                  .formatted(folder)
              + packed());
      return Failures.CHECK_FAILED;
    }
    return summary.failures().isEmpty() ? 0 : Failures.CHECK_FAILED;
  }

  private void progress(int ended, int files) {
    if (ended % TOLD_EVERY == 0) {
      offline.say("… %d of at most %d cases".formatted(ended, files));
    }
  }

  private String packed() throws IOException {
    try (Stream<Path> inside = Files.list(folder)) {
      List<String> archives =
          inside.map(Path::toString).filter(name -> name.matches(".*\\.t(ar\\.)?[gx]z")).toList();
      return archives.isEmpty() ? "" : "; unpack " + String.join(", ", archives) + " first";
    }
  }

  private static void print(PrintWriter out, Conformance.Summary summary) {
    for (Conformance.Failure failure : summary.failures()) {
      out.println("FAILED " + failure.file());
      failure.differences().forEach(difference -> out.println("    " + difference));
    }
    out.println(summary.requests() + " requests");
    out.println(summary);
  }

  private static ObjectNode json(Conformance.Summary summary) {
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("passed", summary.passed());
    answer.put("failed", summary.failures().size());
    answer.put("requests", summary.requests());
    ArrayNode failures = answer.putArray("failures");
    for (Conformance.Failure failure : summary.failures()) {
      ObjectNode one = failures.addObject().put("file", failure.file().toString());
      ArrayNode differences = one.putArray("differences");
      failure.differences().forEach(differences::add);
    }
    return answer;
  }
}
