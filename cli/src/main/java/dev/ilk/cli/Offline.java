package dev.ilk.cli;

import picocli.CommandLine;

/** What every command understands. */
class Offline {
  @CommandLine.Option(names = "--json", description = "print JSON for programs")
  boolean json;

  @CommandLine.Option(
      names = {"-h", "--help"},
      usageHelp = true,
      description = "say this and stop")
  boolean help;

  @CommandLine.Spec(CommandLine.Spec.Target.MIXEE)
  CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Offline() {}

  Output output() {
    return new Output(spec.commandLine().getOut(), json);
  }

  /** Says something on the way, apart from the results. */
  void say(String text) {
    spec.commandLine().getErr().println(text);
  }
}
