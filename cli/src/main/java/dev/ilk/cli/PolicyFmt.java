package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.CedarText;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.policy.PolicyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "fmt",
    description = {
      "Lay policies out in Cedar's own style, keeping comments. Never changes what they mean.",
      "Needs no server. Exit code 1 if a file is no policy or, with --check, not formatted."
    },
    footer = {
      "",
      "Examples: ilk policy fmt policies/",
      "          ilk policy fmt --check policies/"
    })
final class PolicyFmt implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Option(names = "--check", description = "change nothing, only tell")
  boolean check;

  @CommandLine.Parameters(
      arity = "1..*",
      paramLabel = "FILES",
      description = "files of policies, or folders of them")
  List<Path> files = List.of();

  private final List<String> changed = new ArrayList<>();
  private final List<Diagnostic> wrong = new ArrayList<>();

  PolicyFmt() {}

  @Override
  public Integer call() throws IOException {
    int all = 0;
    for (Path path : files) {
      for (SourceText text : PolicyFolder.read(path).policies()) {
        all++;
        format(text);
      }
    }
    int total = all;
    offline.output().show(json(total), out -> print(out, total));
    return wrong.isEmpty() && (changed.isEmpty() || !check) ? 0 : Failures.CHECK_FAILED;
  }

  private void format(SourceText text) throws IOException {
    switch (CedarText.format(text)) {
      case Parsed.Refused<String>(List<Diagnostic> diagnostics) -> wrong.addAll(diagnostics);
      case Parsed.Read<String>(String formatted) -> {
        if (!formatted.equals(text.text())) {
          changed.add(text.name());
          if (!check) {
            replace(Path.of(text.name()), formatted);
          }
        }
      }
    }
  }

  /** Puts a new file in the place of the old one, so that no one finds half of it. */
  private static void replace(Path file, String text) throws IOException {
    Path real = file.toRealPath();
    Path fresh = real.resolveSibling(real.getFileName() + ".ilk-fmt");
    Files.writeString(fresh, text);
    Files.move(fresh, real, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  private void print(PrintWriter out, int all) {
    changed.forEach(file -> out.println((check ? "not formatted: " : "formatted: ") + file));
    wrong.forEach(diagnostic -> offline.say("ilk: " + diagnostic));
    out.printf("%d files, %d %s%n", all, changed.size(), check ? "to be formatted" : "changed");
  }

  private ObjectNode json(int all) {
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("files", all);
    ArrayNode list = answer.putArray(check ? "unformatted" : "changed");
    changed.forEach(list::add);
    ArrayNode errors = answer.putArray("errors");
    wrong.forEach(diagnostic -> errors.add(diagnostic.toString()));
    return answer;
  }
}
