package dev.ilk.bench;

import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

@CommandLine.Command(
    name = "ilk bench",
    mixinStandardHelpOptions = true,
    description = "Measures Ilk and, in the same run, a limit of the machine or a peer.",
    subcommands = {
      ExchangeBench.class,
      ExchangePeerBench.class,
      ConsoleBench.class,
      DecideBench.class,
      PolicyBench.class,
      RegistryBench.class,
      TemporalBench.class,
      RevocationBench.class,
      ScanBench.class,
      StartBench.class,
      StreamsBench.class,
      SvidBench.class
    })
final class Main implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Main() {}

  /**
   * Runs a benchmark and ends the process.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    Logger.getLogger("").setLevel(Level.SEVERE);
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public void run() {
    spec.commandLine().usage(System.out);
  }
}
