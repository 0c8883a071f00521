package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "list",
    description = "List the addresses that are told of events, and how far each was told.",
    footer = {"", "Example: ilk webhooks list"})
final class WebhookList implements Callable<Integer> {
  private static final Table WEBHOOKS =
      Table.empty()
          .column("NAME", "name")
          .column("STATE", "state")
          .column("BEHIND", "behind")
          .column("DELIVERED", "delivered", "-")
          .column("ADDRESS", "url")
          .column("PROBLEM", "problem");

  @CommandLine.Mixin Common common = new Common();

  WebhookList() {}

  @Override
  public Integer call() {
    JsonNode answer = common.server().get("/v1/webhooks");
    common.output().show(answer, out -> WEBHOOKS.print(out, answer.path("webhooks")));
    return 0;
  }
}
