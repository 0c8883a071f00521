package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** Compares a declaration with what is registered, and makes it so. */
final class Registry {
  private static final Map<String, String> MARKS = Map.of("add", "+", "change", "~", "end", "-");

  private Registry() {}

  @CommandLine.Command(
      name = "plan",
      description = "Show what a declaration would change.",
      footer = {"", "Example: ilk plan -f company.yaml -f policies/"})
  static final class Plan implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(
        names = "-f",
        required = true,
        paramLabel = "FILE",
        description = "a YAML, JSON or Cedar file, or a folder of them; may be repeated")
    List<Path> files = List.of();

    @CommandLine.Option(
        names = "--detect",
        description = "exit with 1 if there are differences, for pipelines")
    boolean detect;

    Plan() {}

    @Override
    public Integer call() throws IOException {
      JsonNode changes = send(common, "plan", files);
      common.output().show(changes, out -> print(out, changes, "to add", "to change", "to end"));
      return detect && !changes.path("changes").isEmpty() ? Failures.CHECK_FAILED : 0;
    }
  }

  @CommandLine.Command(
      name = "apply",
      description = "Make a declaration so, all of it or nothing.",
      footer = {"", "Example: ilk apply -f company.yaml -f policies/"})
  static final class Apply implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Option(
        names = "-f",
        required = true,
        paramLabel = "FILE",
        description = "a YAML, JSON or Cedar file, or a folder of them; may be repeated")
    List<Path> files = List.of();

    Apply() {}

    @Override
    public Integer call() throws IOException {
      JsonNode changes = send(common, "apply", files);
      common.output().show(changes, out -> print(out, changes, "added", "changed", "ended"));
      return 0;
    }
  }

  private static JsonNode send(Common common, String mode, List<Path> files) throws IOException {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("document", Declaration.read(files));
    return common.server().post("/v1/registry/" + mode, body);
  }

  private static void print(
      PrintWriter out, JsonNode changes, String added, String changed, String ended) {
    int[] counts = new int[3];
    for (JsonNode change : changes.path("changes")) {
      String verb = change.path("verb").asText();
      counts[List.of("add", "change", "end").indexOf(verb)]++;
      out.printf(
          "%s %-16s %s%n",
          MARKS.get(verb), change.path("type").asText(), change.path("name").asText());
      if (!change.path("note").asText().isEmpty()) {
        out.printf("    %s%n", change.path("note").asText());
      }
      if (verb.equals("change")) {
        for (JsonNode field : change.path("fields")) {
          out.printf(
              "    %s: %s → %s%n",
              field.path("name").asText(), shown(field.path("before")), shown(field.path("after")));
        }
      }
    }
    for (JsonNode one : changes.path("secrets")) {
      out.printf(
          "the secret of %s %s, shown this once: %s%n",
          one.path("type").asText(), one.path("name").asText(), one.path("secret").asText());
    }
    if (changes.path("changes").isEmpty()) {
      out.println("nothing to do: the registry is as declared");
    } else {
      out.printf("%d %s, %d %s, %d %s%n", counts[0], added, counts[1], changed, counts[2], ended);
    }
  }

  private static String shown(JsonNode value) {
    return value.asText().isEmpty() ? "(none)" : value.asText();
  }
}
