package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.scan.rule.Rule;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "rules",
    description = "List what a scan looks for; checks files of rules of your own.",
    footer = {"", "Example: ilk scan rules --rules ours.yaml"})
final class ScanRules implements Callable<Integer> {
  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Option(names = "--rules", paramLabel = "FILE", description = "more rules")
  List<Path> files = List.of();

  ScanRules() {}

  @Override
  public Integer call() throws IOException {
    List<Rule> rules = ScanCommand.allRules(files);
    ObjectNode answer = Server.mapper().createObjectNode();
    ArrayNode list = answer.putArray("rules");
    for (Rule rule : rules) {
      list.addObject()
          .put("id", rule.id())
          .put("name", rule.name())
          .put("provider", rule.provider())
          .put("check", rule.check().name().toLowerCase(Locale.ROOT))
          .put("pattern", rule.pattern().pattern());
    }
    offline
        .output()
        .show(
            answer,
            out ->
                Output.table(
                    out,
                    List.of("RULE", "PROVIDER", "WHAT"),
                    rules.stream()
                        .map(rule -> List.of(rule.id(), rule.provider(), rule.name()))
                        .toList()));
    return 0;
  }
}
