package dev.ilk.cli;

import picocli.CommandLine;

/** {@code ilk owners}: who answers for accounts, by evidence that people can check. */
@CommandLine.Command(
    name = "owners",
    description = {
      "Find out who answers for accounts: read the evidence in Git clones, tell it to a server,"
          + " and",
      "confirm or reject whom it speaks for. Nobody becomes an owner by evidence alone."
    },
    subcommands = {
      OwnersRead.class,
      OwnersList.class,
      OwnersAnswer.Confirm.class,
      OwnersAnswer.Reject.class,
      LinkBatchCommand.ConfirmOwners.class,
      LinkBatchCommand.RejectOwners.class
    },
    footer = {
      "",
      "Examples:",
      "  ilk owners read .",
      "  ilk owners read . --report --logins acme-github",
      "  ilk owners list"
    })
final class OwnersCommand implements Runnable {
  @CommandLine.Mixin Offline offline = new Offline();

  OwnersCommand() {}

  @Override
  public void run() {
    offline.spec.commandLine().usage(offline.spec.commandLine().getOut());
  }
}
