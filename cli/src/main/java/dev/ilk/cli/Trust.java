package dev.ilk.cli;

import picocli.CommandLine;

@CommandLine.Command(
    name = "trust",
    description = "Write and try the rules by which foreign tokens prove workloads and agents.",
    subcommands = {TrustAdd.class, TrustTest.class})
final class Trust implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Trust() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
