package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "authority",
    description = "Put an environment's certificates under a root that is kept elsewhere.",
    subcommands = {
      AuthorityCommand.Show.class,
      AuthorityCommand.Request.class,
      AuthorityCommand.Import.class
    })
final class AuthorityCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  AuthorityCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @CommandLine.Command(
      name = "show",
      description =
          "Show who signs certificates of an environment, under which roots, and until when.",
      footer = {"", "Example: ilk authority show prod"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    Show() {}

    @Override
    public Integer call() {
      JsonNode answer = common.server().get("/v1/authorities/" + environment);
      common.output().show(answer, out -> tell(out, answer));
      return 0;
    }

    private static void tell(PrintWriter out, JsonNode state) {
      out.printf(
          "%s, under %s%n",
          state.path("trust_domain").asText(),
          state.path("offline_root").asBoolean() ? "an offline root" : "a root of Ilk's own");
      JsonNode present = state.path("present");
      out.printf(
          "  signs now   %s%n",
          present.isMissingNode()
              ? "nobody"
              : present.path("key").asText() + " until " + present.path("end").asText());
      JsonNode next = state.path("next");
      out.printf(
          "  signs next  %s%s%n",
          next.path("key").asText(),
          next.has("signs_from") ? " from " + next.path("signs_from").asText() : "");
      for (JsonNode root : state.path("roots")) {
        out.printf(
            "  root        %s until %s, SHA-256 %s%n",
            root.path("subject").asText(), root.path("end").asText(), root.path("sha256").asText());
      }
      if (state.has("warning")) {
        out.printf("  warning     %s%n", state.path("warning").asText());
      }
    }
  }

  @CommandLine.Command(
      name = "request",
      description =
          "Print a certification request (PKCS #10) for the next authority; its key stays in Ilk.",
      footer = {"", "Example: ilk authority request prod > prod.csr"})
  static final class Request implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    Request() {}

    @Override
    public Integer call() {
      JsonNode answer =
          common
              .server()
              .post(
                  "/v1/authorities/" + environment + "/request",
                  Server.mapper().createObjectNode());
      common.output().show(answer, out -> out.print(answer.path("csr").asText()));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "import",
      description = "Take the chain that was signed for a request: authority first, root last.",
      footer = {
        "",
        "Example: ilk authority import prod chain.pem",
        "Signs a day later if others do not know its root yet; --at-once does not wait."
      })
  static final class Import implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ENVIRONMENT")
    String environment = "";

    @CommandLine.Parameters(index = "1", paramLabel = "FILE", description = "certificates in PEM")
    Path file = Path.of("");

    @CommandLine.Option(
        names = "--at-once",
        description =
            "do not wait until others know the root; they may refuse certificates until then")
    boolean atOnce;

    Import() {}

    @Override
    public Integer call() throws IOException {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("chain", Files.readString(file));
      body.put("urgency", atOnce ? "at_once" : "planned");
      JsonNode answer = common.server().post("/v1/authorities/" + environment + "/import", body);
      common
          .output()
          .show(
              answer,
              out ->
                  out.printf(
                      "%s signs certificates of %s from %s until %s, under the root %s%n",
                      answer.path("key").asText(),
                      environment,
                      answer.path("signs_from").asText(),
                      answer.path("end").asText(),
                      answer.path("root_sha256").asText()));
      return 0;
    }
  }
}
