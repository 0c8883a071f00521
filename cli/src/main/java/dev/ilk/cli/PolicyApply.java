package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.policy.PolicyFolder;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "apply",
    description = {
      "Put a folder of policies in force on every node, in place of what its set held: all or"
          + " nothing.",
      "The server checks them as `ilk policy check` does. A team's policies may speak only of what"
          + " the team owns."
    },
    footer = {
      "",
      "Examples: ilk policy apply policies/ --reason \"CHG-1234: refunds need an approval\"",
      "          ilk policy apply payments/policies/ --team payments --expect 7 --reason"
          + " \"CHG-1240\""
    })
final class PolicyApply implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin TeamOption set = new TeamOption();

  @CommandLine.Parameters(paramLabel = "DIR", description = "the policies and their schema")
  Path folder = Path.of("");

  @CommandLine.Option(
      names = "--reason",
      required = true,
      description = "why, for history and record; name no person in it")
  String reason = "";

  @CommandLine.Option(
      names = "--expect",
      paramLabel = "VERSION",
      description = "apply only if the set is still at this version; 0 if it shall be new")
  @Nullable Long expected;

  PolicyApply() {}

  @Override
  public Integer call() throws IOException {
    ObjectNode body = Server.mapper().createObjectNode();
    set.into(body);
    body.put("reason", reason);
    if (expected != null) {
      body.put("expect", expected);
    }
    PolicyFolder read = PolicyFolder.read(folder);
    ArrayNode files = body.putArray("files");
    add(files, read.policies());
    add(files, read.schemas());
    JsonNode applied = common.server().post("/v1/policies/apply", body);
    common.output().show(applied, out -> print(out, applied));
    return 0;
  }

  /** Named as within the folder, so that the same folder elsewhere is the same set. */
  private void add(ArrayNode files, List<SourceText> texts) {
    for (SourceText text : texts) {
      Path file = Path.of(text.name());
      Path name = Files.isDirectory(folder) ? folder.relativize(file) : file.getFileName();
      files.addObject().put("name", String.valueOf(name)).put("text", text.text());
    }
  }

  static void print(PrintWriter out, JsonNode applied) {
    applied.path("warnings").forEach(warning -> out.println(warning.asText()));
    out.printf(
        applied.path("changed").asBoolean()
            ? "version %d is in force%n"
            : "nothing to do: version %d holds just this%n",
        applied.path("version").asLong());
  }
}
