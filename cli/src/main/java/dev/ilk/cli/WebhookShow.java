package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "show",
    description = "Show what an address is told of, and what is in the way.",
    footer = {"", "Example: ilk webhooks show siem"})
final class WebhookShow implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME")
  String name = "";

  WebhookShow() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/webhooks/" + AccountLines.encoded(name));
    common
        .output()
        .show(
            answer,
            out -> {
              for (Map.Entry<String, JsonNode> one : answer.path("webhooks").path(0).properties()) {
                JsonNode value = one.getValue();
                out.printf("%-12s %s%n", one.getKey(), value.isArray() ? value : value.asText());
              }
            });
    return 0;
  }
}
