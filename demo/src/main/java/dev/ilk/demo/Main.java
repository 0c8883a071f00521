package dev.ilk.demo;

import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.concurrent.Callable;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;

@CommandLine.Command(
    name = "ilk demo",
    mixinStandardHelpOptions = true,
    subcommands = {Crossings.class, EstateDemo.class},
    description = "Plays one journey through a sample company, step by step, and checks each step.")
final class Main implements Callable<Integer> {
  @CommandLine.Option(
      names = "--keep",
      description = "leave the company running until Ctrl-C, and its folder afterwards")
  boolean keep;

  @CommandLine.Option(names = "--json", description = "print one JSON object at the end instead")
  boolean json;

  Main() {}

  /**
   * Plays the journey and ends the process: 0 if every step came out as it should.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    System.exit(new CommandLine(new Main()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    PrintStream out =
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    Logger.getLogger("").setLevel(Level.SEVERE);
    Stage stage = new Stage(out, json, !json && isTerminal());
    stage.say(
        "Ilk demo: acme has a CI platform, a cluster, an identity provider and a payments API.");
    try (Company company = company()) {
      stage.say("Everything runs here for real, with its data in " + company.folder());
      try (Web web = new Web()) {
        new Journey(company, stage, web).play();
        new Privilege(company, stage).play();
      }
      tell(stage, out);
      if (keep) {
        out.printf(
            """

            Ilk is running at %s. In another terminal:
              ./ilk identity ls --data %s
              ./ilk trace workload:prod-payments-deployer --data %s
            Sign in as alice or olga: %s/console/
            Ctrl-C ends it.
            """,
            company.ilk(), company.folder(), company.folder(), company.ilk());
        Thread.currentThread().join();
      }
    }
    return stage.failed() == 0 ? 0 : 1;
  }

  private Company company() throws IOException {
    return keep
        ? Company.start(Files.createTempDirectory("ilk-demo-"), settings -> settings)
        : Company.start(settings -> settings);
  }

  // A process without a console is given null or a console that is no terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean isTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  private void tell(Stage stage, PrintStream out) {
    if (!json) {
      out.print(
          """

          Next: ./ilk demo --keep leaves all of this running, so that you can look around;
                ./ilk demo estate plays what becomes of the accounts of a whole company;
                ./ilk serve starts a server of your own, ./ilk help says what to ask it.
          """);
    }
    stage.end(out, json);
  }
}
