package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "add",
    description = {
      "Have an address told of what happens from now on. Prints the secret that messages are",
      "signed with, which is shown this once."
    },
    footer = {
      "",
      "Examples:",
      "  ilk webhooks add siem --url https://siem.acme.example/ilk --everything",
      "  ilk webhooks add agents --url https://chat.acme.example/in --kind agent --environment prod"
    })
final class WebhookAdd implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME", description = "what to call it")
  String name = "";

  @CommandLine.Option(names = "--url", required = true, description = "where it is")
  String url = "";

  @CommandLine.Option(
      names = "--action",
      paramLabel = "ACTION",
      description = "only events of this action, such as Delegate; may be repeated")
  List<String> actions = List.of();

  @CommandLine.Option(
      names = "--kind",
      paramLabel = "KIND",
      description = "only what a human, workload or agent did; may be repeated")
  List<String> kinds = List.of();

  @CommandLine.Option(
      names = "--environment",
      paramLabel = "NAME",
      description = "only what happened there; may be repeated")
  List<String> environments = List.of();

  @CommandLine.Option(
      names = "--everything",
      description = "also what changed nothing: what was read, refused or only answered")
  boolean everything;

  WebhookAdd() {}

  @Override
  public Integer call() {
    ObjectNode body = Server.mapper().createObjectNode();
    body.put("name", name).put("url", url).put("everything", everything);
    actions.forEach(body.putArray("actions")::add);
    kinds.forEach(body.putArray("kinds")::add);
    environments.forEach(body.putArray("environments")::add);
    JsonNode answer = common.server().post("/v1/webhooks", body);
    common
        .output()
        .show(
            answer,
            out -> {
              out.printf(
                  "%s is told of events from now on; try `ilk webhooks test %s`%n", name, name);
              out.printf("its secret, shown this once: %s%n", answer.path("secret").asText());
            });
    return 0;
  }
}
