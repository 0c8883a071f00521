package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "webhooks",
    description = {
      "Have addresses told of what happens, from the record, signed as Standard Webhooks says."
    },
    subcommands = {
      WebhookAdd.class,
      WebhookList.class,
      WebhookShow.class,
      WebhookChange.Test.class,
      WebhookChange.Retry.class,
      WebhookChange.Remove.class
    },
    footer = {
      "",
      "Examples:",
      "  ilk webhooks add siem --url https://siem.acme.example/ilk",
      "  ilk webhooks list"
    })
final class WebhooksCommand implements Runnable {
  @CommandLine.Mixin Offline offline = new Offline();

  WebhooksCommand() {}

  @Override
  public void run() {
    offline.spec.commandLine().usage(offline.spec.commandLine().getOut());
  }
}
