package dev.ilk.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;

/** The {@code ilk} command. */
@CommandLine.Command(
    name = "ilk",
    description = "Ilk: who or what is asking, and what it may do.",
    subcommands = {
      Registry.Plan.class,
      Registry.Apply.class,
      Export.class,
      Identity.class,
      Group.class,
      HumanCommand.class,
      Revoke.class,
      Revocations.class,
      Deployments.class,
      ProvenanceCommand.class,
      Trace.class,
      RecordCommand.class,
      Keys.class,
      AuthorityCommand.class,
      CryptoCommand.class,
      FederationCommand.class,
      JoinCommand.class,
      PolicyCommand.class,
      Trust.class,
      ScanCommand.class,
      DiscoverCommand.class,
      FindingsCommand.class,
      LeaksCommand.class,
      OwnersCommand.class,
      WebhooksCommand.class,
      MigrateCommand.class,
      Entangle.class,
      GraphCommand.class,
      ApprovalsCommand.class,
      Elevate.class,
      ElevationsCommand.class,
      DecommissionCommand.class,
      RenewCommand.class,
      TemplateCommand.class,
      RequestCommand.class,
      RequestsCommand.class,
      ReviewCommand.class,
      MeasuresCommand.class,
      MassCommand.class,
      AppCommand.class,
      GrantCommand.class,
      SessionsCommand.class,
      Login.class,
      Logout.class,
      BreakGlass.class,
      WhoAmI.class,
      Completion.class,
      CommandLine.HelpCommand.class
    },
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
      "0:done, or found in order",
      "1:a check failed, or something was found",
      "2:the command line or a file is wrong",
      "3:the server refused",
      "4:the server cannot be reached",
      "70:a bug"
    },
    footer = {
      "",
      "Run by the launcher: ilk demo (the journey, played), ilk serve (the server), ilk edge (for"
          + " gateways), ilk bench.",
      "Without --server, commands speak to the server of this machine over its local socket."
    })
public final class Main implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Main() {}

  /**
   * Runs the command and ends the process.
   *
   * @param arguments the command line
   */
  public static void main(String[] arguments) {
    PrintWriter out = new PrintWriter(System.out, true, StandardCharsets.UTF_8);
    PrintWriter err = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(run(out, err, arguments));
  }

  /**
   * Runs the command within this process.
   *
   * @param out for results
   * @param err for refusals
   * @param arguments the command line
   * @return the exit code
   */
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    CommandLine line =
        new CommandLine(new Main())
            .setOut(out)
            .setErr(err)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setExecutionExceptionHandler(Failures::handle);
    return line.execute(arguments);
  }

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }
}
