package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

/** What can be done to a webhook that is there. */
abstract class WebhookChange implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();

  @CommandLine.Parameters(paramLabel = "NAME")
  String name = "";

  WebhookChange() {}

  abstract JsonNode ask(Server server, String path);

  abstract String done();

  @Override
  public Integer call() {
    JsonNode answer = ask(common.server(), "/v1/webhooks/" + AccountLines.encoded(name));
    common.output().show(answer, out -> out.printf(done() + "%n", name));
    return 0;
  }

  @CommandLine.Command(
      name = "test",
      description = "Have the event of this command delivered, whatever the filter.",
      footer = {"", "Example: ilk webhooks test siem"})
  static final class Test extends WebhookChange {
    Test() {}

    @Override
    JsonNode ask(Server server, String path) {
      return server.post(path + "/tests", Server.mapper().createObjectNode());
    }

    @Override
    String done() {
      return "%s is told of this within seconds (ilk webhooks list)";
    }
  }

  @CommandLine.Command(
      name = "retry",
      description = "Try at once what could not be delivered, also after it was ended.",
      footer = {"", "Example: ilk webhooks retry siem"})
  static final class Retry extends WebhookChange {
    Retry() {}

    @Override
    JsonNode ask(Server server, String path) {
      return server.post(path + "/retries", Server.mapper().createObjectNode());
    }

    @Override
    String done() {
      return "%s is tried again";
    }
  }

  @CommandLine.Command(
      name = "remove",
      description = "Tell an address nothing more; what was not delivered is not.",
      footer = {"", "Example: ilk webhooks remove siem"})
  static final class Remove extends WebhookChange {
    Remove() {}

    @Override
    JsonNode ask(Server server, String path) {
      return server.delete(path);
    }

    @Override
    String done() {
      return "%s is told nothing more";
    }
  }
}
