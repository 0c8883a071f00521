package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "keys",
    description = "Look after signing keys.",
    subcommands = Keys.Rotate.class)
final class Keys implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Keys() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "rotate",
      description =
          "Sign with a new key; the old one stays published until all it signed has ended.",
      footer = {
        "",
        "Example: ilk keys rotate prod workload",
        "Authorities: ilk keys rotate prod x509-svid",
        "After a theft: ilk keys rotate prod workload --compromised"
      })
  static final class Rotate implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(
        index = "1",
        paramLabel = "KIND",
        description = "human, workload, agent, jwt-svid, x509-svid or x509-root")
    String kind = "";

    @CommandLine.ArgGroup Haste haste = new Haste();

    /** At most one of these. */
    static final class Haste {
      @CommandLine.Option(
          names = "--at-once",
          description = "do not wait until those who verify know the next key")
      boolean atOnce;

      @CommandLine.Option(
          names = "--compromised",
          description =
              "the key is in wrong hands: destroy all keys of this issuer, so that nothing they"
                  + " signed stays good")
      boolean compromised;

      Haste() {}

      String urgency() {
        return compromised ? "compromised" : atOnce ? "at_once" : "planned";
      }
    }

    Rotate() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("environment", environment);
      body.put("kind", kind);
      body.put("urgency", haste.urgency());
      JsonNode answer = common.server().post("/v1/keys/rotate", body);
      common
          .output()
          .show(
              answer,
              out ->
                  out.printf(
                      "%s/%s signs with %s; %s is retired%n",
                      environment,
                      kind,
                      answer.path("active").asText(),
                      answer.path("retired").asText()));
      return 0;
    }
  }
}
