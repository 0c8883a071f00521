package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "crypto",
    description = "Look at the cryptography that Ilk works with.",
    subcommands = CryptoCommand.Inventory.class)
final class CryptoCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  CryptoCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "inventory",
      description =
          "List every key, certificate and algorithm, with its strength, age and next rotation, and"
              + " what a quantum computer would do to it.",
      footer = {
        "",
        "Example: ilk crypto inventory",
        "What is not ready: ilk crypto inventory --json | jq '.assets[] | select(.quantum !="
            + " \"safe\")'"
      })
  static final class Inventory implements Callable<Integer> {
    private static final Table ASSETS =
        Table.empty()
            .column("USE", "use")
            .column("WHERE", "where")
            .column("STATE", "state")
            .column("ALGORITHM", "algorithm")
            .column(
                "BITS",
                one -> one.path("bits").asInt() == 0 ? "unknown" : one.path("bits").asText())
            .column("QUANTUM", "quantum")
            .column("SINCE", one -> day(one, "since"))
            .column("NEXT", one -> day(one, "next"))
            .column("END", one -> day(one, "end"));

    @CommandLine.Mixin Common common = new Common();

    Inventory() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/crypto");
      common.output().show(answer, out -> ASSETS.print(out, answer.path("assets")));
      return 0;
    }

    /** The day is enough to read; {@code --json} has the moment. */
    private static String day(JsonNode one, String name) {
      String moment = one.path(name).asText("none");
      return moment.length() < 10 ? moment : moment.substring(0, 10);
    }
  }
}
