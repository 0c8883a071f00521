package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code ilk mass}: changes of many identities as one reviewed plan. */
@CommandLine.Command(
    name = "mass",
    description = "Change many identities by one plan: work it out, look at it, carry it out.",
    subcommands = {
      MassCommand.Rename.class,
      MassCommand.Move.class,
      MassCommand.Show.class,
      MassCommand.Run.class
    })
final class MassCommand implements Runnable {
  @CommandLine.Spec CommandLine.Model.CommandSpec spec = CommandLine.Model.CommandSpec.create();

  MassCommand() {}

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  private static String path(String id) {
    if (!id.matches("mch_[0-9a-z]{26}")) {
      throw new RefusedException(List.of("`%s` is no mass change's id".formatted(id)));
    }
    return "/v1/mass-changes/" + id;
  }

  private static void print(PrintWriter out, JsonNode plan) {
    out.printf("%s  %s%n", plan.path("id").asText(), plan.path("what").asText());
    out.printf(
        "    %s: %d of %d done%n",
        plan.path("state").asText(), plan.path("done").asInt(), plan.path("total").asInt());
    plan.path("subjects").forEach(one -> out.println("    " + one.asText()));
    if (plan.path("state").asText().equals("planned")) {
      out.printf(
          "    carry it out: ilk mass run %s %s%n",
          plan.path("id").asText(), plan.path("plan_sha256").asText());
    }
  }

  private static int show(Common common, JsonNode plan) {
    common.output().show(plan, out -> print(out, plan));
    return 0;
  }

  @CommandLine.Command(
      name = "rename-team",
      description = {
        "Work out what a team's new name would change: people, machines and services.",
        "If the new name exists already, the two teams become one."
      },
      footer = {"", "Example: ilk mass rename-team payments billing"})
  static final class Rename implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "TEAM", description = "its name so far")
    String from = "";

    @CommandLine.Parameters(index = "1", paramLabel = "NAME", description = "its name to be")
    String to = "";

    Rename() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("what", "rename-team").put("from", from).put("to", to);
      return show(common, common.server().post("/v1/mass-changes", body));
    }
  }

  @CommandLine.Command(
      name = "move",
      description = "Work out which machines would get another owner.",
      footer = {"", "Example: ilk mass move payments platform --contact bob --name batch"})
  static final class Move implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "FROM", description = "the owner so far")
    String from = "";

    @CommandLine.Parameters(index = "1", paramLabel = "TO", description = "the owner to be")
    String to = "";

    @CommandLine.Option(names = "--contact", description = "who answers for them from now on")
    @Nullable String contact;

    @CommandLine.Option(names = "--name", description = "only machines whose name contains this")
    @Nullable String name;

    Move() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("what", "move-machines").put("from", from).put("to", to);
      if (contact != null) {
        body.put("contact", contact);
      }
      if (name != null) {
        body.put("name", name);
      }
      return show(common, common.server().post("/v1/mass-changes", body));
    }
  }

  @CommandLine.Command(
      name = "show",
      description = "Show what a plan covers, and how far it is.",
      footer = {"", "Example: ilk mass show mch_01k…"})
  static final class Show implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(paramLabel = "ID", description = "which, such as `mch_01k…`")
    String id = "";

    Show() {}

    @Override
    public Integer call() {
      return show(common, common.server().get(path(id) + "?limit=1000"));
    }
  }

  @CommandLine.Command(
      name = "run",
      description = {
        "Carry a plan out that you have looked at: what you looked at is named by its digest.",
        "Once taken it ends, whatever crashes; giving the command again does no harm."
      },
      footer = {"", "Example: ilk mass run mch_01k… 5f2c…"})
  static final class Run implements Callable<Integer> {
    @CommandLine.Mixin Common common = new Common();

    @CommandLine.Parameters(index = "0", paramLabel = "ID", description = "which plan")
    String id = "";

    @CommandLine.Parameters(
        index = "1",
        paramLabel = "DIGEST",
        description = "as `ilk mass show` tells it")
    String digest = "";

    Run() {}

    @Override
    public Integer call() {
      ObjectNode body = Server.mapper().createObjectNode().put("plan_sha256", digest);
      return show(common, common.server().post(path(id) + "/run", body));
    }
  }
}
