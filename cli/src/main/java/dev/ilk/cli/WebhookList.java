package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "list",
    description = "List the addresses that are told of events, and how far each was told.",
    footer = {"", "Example: ilk webhooks list"})
final class WebhookList implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  WebhookList() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/webhooks");
    List<List<String>> rows = new ArrayList<>();
    for (JsonNode webhook : answer.path("webhooks")) {
      rows.add(
          List.of(
              webhook.path("name").asText(),
              webhook.path("state").asText(),
              webhook.path("behind").asText(),
              webhook.path("delivered").asText("-"),
              webhook.path("url").asText(),
              webhook.path("problem").asText()));
    }
    common
        .output()
        .show(
            answer,
            out ->
                Output.table(
                    out,
                    List.of("NAME", "STATE", "BEHIND", "DELIVERED", "ADDRESS", "PROBLEM"),
                    rows));
    return 0;
  }
}
