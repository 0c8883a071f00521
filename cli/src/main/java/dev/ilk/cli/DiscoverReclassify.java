package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "reclassify",
    description = {
      "Have the server look at all accounts again: what they are, by its rules and by what people",
      "have said, what is wrong with them by now, and to whom they belong."
    },
    footer = {"", "Example: ilk discover reclassify"})
final class DiscoverReclassify implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  DiscoverReclassify() {}

  @Override
  public Integer call() {
    long looked = 0;
    long changed = 0;
    long joined = 0;
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
      joined += answer.path("joined").asLong();
      next = answer.path("next").asText();
    } while (!next.isEmpty());
    ObjectNode total =
        Server.mapper().createObjectNode().put("looked", looked).put("changed", changed);
    total.put("joined", joined);
    String line =
        "%,d accounts looked at, %,d are different now, %,d joined to identities"
            .formatted(looked, changed, joined);
    common.output().show(total, out -> out.println(line));
    return 0;
  }
}
