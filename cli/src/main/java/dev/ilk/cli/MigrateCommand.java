package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "migrate",
    description =
        "Replace static secrets of other systems by federation: what there is, and what first.",
    subcommands = {
      MigrateRank.class,
      MigrateCounts.class,
      MigratePropose.class,
      MigratePlan.class,
      MigrateApprove.class,
      MigrateStatus.class,
      MigrateAdvance.class,
      MigrateExcept.class,
      MigrateBurndown.class
    },
    footer = {"", "Example: ilk migrate rank --team payments"})
final class MigrateCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  MigrateCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
