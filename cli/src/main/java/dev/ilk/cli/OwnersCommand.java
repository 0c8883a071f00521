package dev.ilk.cli;

import picocli.CommandLine;

/** {@code ilk owners}: who answers for accounts, by evidence that people can check. */
@CommandLine.Command(
    name = "owners",
    description = {
      "Find out who answers for accounts: read the evidence in Git clones. Nobody becomes an",
      "owner by it."
    },
    subcommands = {OwnersRead.class},
    footer = {"", "Example: ilk owners read ."})
final class OwnersCommand implements Runnable {
  @CommandLine.Mixin Offline offline = new Offline();

  OwnersCommand() {}

  @Override
  public void run() {
    offline.spec.commandLine().usage(offline.spec.commandLine().getOut());
  }
}
