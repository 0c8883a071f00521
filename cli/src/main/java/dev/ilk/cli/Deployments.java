package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "deployments",
    description = "See what is deployed and runs, and end what is gone.",
    subcommands = {
      Deployments.ListThem.class,
      Deployments.Show.class,
      Deployments.Approve.class,
      Deployments.End.class
    },
    footer = {"", "Deployers and clusters tell by themselves: docs/deployments.md."})
final class Deployments implements Runnable {
  private static final Table DEPLOYED =
      Table.empty()
          .column("ID", "id")
          .column("WORKLOAD", "workload")
          .column("DEPLOYMENT", "deployment")
          .column("SINCE", "since")
          .column("END", "end", "-");

  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  Deployments() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static JsonNode read(Common common, String workload, boolean ended) {
    String query = "?ended=%s&workload=%s".formatted(ended, Identity.encode(workload));
    return common.server().get("/v1/deployments" + query);
  }

  private static void print(PrintWriter out, JsonNode deployments) {
    DEPLOYED.print(out, deployments);
  }

  @CommandLine.Command(
      name = "list",
      description = "List what is deployed.",
      footer = {"", "Example: ilk deployments list --ended"})
  static final class ListThem implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        arity = "0..1",
        paramLabel = "WORKLOAD",
        description = "only of this workload")
    String workload = "";

    @CommandLine.Option(names = "--ended", description = "also what is gone")
    boolean ended;

    ListThem() {}

    @Override
    public Integer call() {
      JsonNode answer = read(common, workload, ended);
      common.output().show(answer, out -> print(out, answer.path("deployments")));
      return 0;
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show what is deployed and runs of a workload, with its images.",
      footer = {"", "Example: ilk deployments show prod-payments-api"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        paramLabel = "WORKLOAD",
        description = "its name, such as prod-payments-api")
    String workload = "";

    Show() {}

    @Override
    public Integer call() {
      JsonNode answer = read(common, workload, true);
      common
          .output()
          .show(
              answer,
              out -> {
                print(out, answer.path("deployments"));
                answer.path("deployments").forEach(one -> images(out, one.path("id"), one));
                answer.path("instances").forEach(one -> images(out, one.path("instance"), one));
              });
      return 0;
    }

    private static void images(PrintWriter out, JsonNode name, JsonNode one) {
      String node = one.path("node").asText("");
      String commit = one.path("commit").asText("");
      out.printf(
          "%s%s%s%n",
          name.asText(),
          node.isEmpty() ? "" : " runs on " + node,
          commit.isEmpty() ? "" : " was built of " + commit);
      one.path("images").forEach(image -> out.println("    " + image.asText()));
    }
  }

  /** What is there under a name, which is about to be changed. */
  private static JsonNode found(Common common, String workload, String deployment) {
    for (JsonNode one : read(common, workload, false).path("deployments")) {
      if (one.path("deployment").asText().equals(deployment)) {
        return one;
      }
    }
    throw new RefusedException(
        List.of("nothing is deployed of `%s` as `%s`".formatted(workload, deployment)));
  }

  @CommandLine.Command(
      name = "approve",
      description = "Approve what is deployed: these images and this commit, and no others.",
      footer = {
        "",
        "Example: ilk deployments approve prod-payments-api payments --as sre",
        "At the local socket one approves as the operator; see docs/provenance.md."
      })
  static final class Approve implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "WORKLOAD", description = "its name")
    String workload = "";

    @CommandLine.Parameters(
        index = "1",
        paramLabel = "DEPLOYMENT",
        description = "what its deployer calls it")
    String deployment = "";

    @CommandLine.Option(
        names = "--as",
        required = true,
        description = "as which role, or team, such as team:payments")
    String as = "";

    Approve() {}

    @Override
    public Integer call() {
      JsonNode one = found(common, workload, deployment);
      ObjectNode body =
          Server.mapper()
              .createObjectNode()
              .put("workload", workload)
              .put("id", one.path("id").asText())
              .put("as", as);
      String path = "/v1/deployments/%s/approvals".formatted(one.path("environment").asText());
      JsonNode told = common.server().post(path, body);
      common
          .output()
          .show(
              told,
              out -> {
                one.path("images").forEach(image -> out.println("    " + image.asText()));
                out.println("approved as " + as);
              });
      return 0;
    }
  }

  @CommandLine.Command(
      name = "end",
      description = "End a deployment: what was issued to it is taken back, after its grace.",
      footer = {"", "Example: ilk deployments end prod-payments-api payments"})
  static final class End implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(
        index = "0",
        paramLabel = "WORKLOAD",
        description = "its name, such as prod-payments-api")
    String workload = "";

    @CommandLine.Parameters(
        index = "1",
        paramLabel = "DEPLOYMENT",
        description = "what its deployer calls it")
    String deployment = "";

    End() {}

    @Override
    public Integer call() {
      return end(found(common, workload, deployment).path("environment").asText());
    }

    private int end(String environment) {
      ObjectNode body =
          Server.mapper()
              .createObjectNode()
              .put("event", "ended")
              .put("workload", workload)
              .put("deployment", deployment);
      JsonNode told = common.server().post("/v1/deployments/" + environment, body);
      common
          .output()
          .show(
              told,
              out ->
                  out.printf(
                      "ended; what it holds counts until %s%n", told.path("end").asText("now")));
      return 0;
    }
  }
}
