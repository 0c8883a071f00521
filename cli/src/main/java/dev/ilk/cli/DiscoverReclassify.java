package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "reclassify",
    description = {
      "Have the server look at all accounts again, by the rules of its version and by what people",
      "have said. What a person said of an account stays."
    },
    footer = {"", "Example: ilk discover reclassify"})
final class DiscoverReclassify implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  DiscoverReclassify() {}

  @Override
  public Integer call() {
    long looked = 0;
    long changed = 0;
    String next = "";
    do {
      ObjectNode body = Server.mapper().createObjectNode();
      if (!next.isEmpty()) {
        body.put("after", next);
        common.say("%,d accounts, %,d different".formatted(looked, changed));
      }
      JsonNode answer = common.server().post("/v1/estate/reclassify", body);
      looked += answer.path("looked").asLong();
      changed += answer.path("changed").asLong();
      next = answer.path("next").asText();
    } while (!next.isEmpty());
    ObjectNode total =
        Server.mapper().createObjectNode().put("looked", looked).put("changed", changed);
    String line = "%,d accounts looked at, %,d are different now".formatted(looked, changed);
    common.output().show(total, out -> out.println(line));
    return 0;
  }
}
