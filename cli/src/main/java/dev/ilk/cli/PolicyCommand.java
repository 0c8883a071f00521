package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "policy",
    description = "Write, check and put in force the policies by which Ilk decides.",
    subcommands = {
      PolicyFmt.class,
      PolicyCheck.class,
      PolicyTest.class,
      PolicyDiff.class,
      PolicySimulate.class,
      PolicyExplain.class,
      PolicyApply.class,
      PolicyHistory.class,
      PolicyRollback.class,
      PolicyConformance.class
    })
final class PolicyCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  PolicyCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
