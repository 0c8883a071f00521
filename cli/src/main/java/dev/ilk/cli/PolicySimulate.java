package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.data.Request;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Policies;
import dev.ilk.policy.PolicyFolder;
import dev.ilk.policy.replay.Simulation;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "simulate",
    description = {
      "Decide what was decided in a period again, by proposed policies, and show what would change"
          + " and for whom.",
      "Nothing is put in force. With --detect, exit code 1 if a decision would change."
    },
    footer = {
      "",
      "Rules over time see a history that begins with the period. What is allowed counts as",
      "carried out; nothing is known of what came of it.",
      "",
      "Examples: ilk policy simulate policies/ --of 2026-11-21T00:00:00Z..2026-11-22T00:00:00Z",
      "          ilk policy simulate policies/ --in-force --team payments --of"
          + " workload:prod-payments-deployer",
      "          ilk trace --json PERIOD > day.json; ilk policy simulate policies/ --recorded"
          + " day.json"
    })
final class PolicySimulate implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin RecordedDecisions recorded = new RecordedDecisions();
  @CommandLine.Mixin TeamOption set = new TeamOption();

  @CommandLine.Parameters(
      paramLabel = "DIR",
      description =
          "all policies that there would be, beside Ilk's own; with --in-force, those of one set")
  Path folder = Path.of("");

  @CommandLine.Option(
      names = "--of",
      paramLabel = "REFERENCE",
      description = "whose decisions: a period, or what `ilk trace` takes")
  String reference = "";

  @CommandLine.Option(
      names = "--in-force",
      description =
          "put DIR in the place of its set (see --team) and leave all else as the server has it")
  boolean inForce;

  @CommandLine.Option(
      names = "--detect",
      description = "exit with 1 if a decision would change, for pipelines")
  boolean detect;

  PolicySimulate() {}

  @Override
  public Integer call() throws IOException {
    if (reference.isEmpty() && recorded.file == null) {
      throw new IOException("say which decisions, with --of or --recorded");
    }
    Simulation simulation = Simulation.of(proposed(), recorded.read(common, reference));
    common.output().show(json(simulation), out -> print(out, simulation));
    return detect && !simulation.changes().isEmpty() ? Failures.CHECK_FAILED : 0;
  }

  private Policies proposed() throws IOException {
    return inForce
        ? PoliciesOfServer.present(common).with(set, PolicyFolder.read(folder).texts())
        : PolicyTexts.compile(folder);
  }

  private static void print(PrintWriter out, Simulation simulation) {
    for (Simulation.Change change : simulation.changes()) {
      Request request = change.request();
      out.printf(
          "%s  %s  %s on %s: %s → %s, %s%n",
          change.recorded().time(),
          request.principal(),
          request.action().id(),
          request.resource(),
          word(change.before()),
          word(change.after().outcome()),
          change.after().reason());
    }
    out.printf(
        "%d decisions replayed, %d would change, %d could not be replayed%n",
        simulation.replayed(), simulation.changes().size(), simulation.passedOver());
  }

  private static ObjectNode json(Simulation simulation) {
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("replayed", simulation.replayed());
    answer.put("not_replayed", simulation.passedOver());
    ArrayNode changes = answer.putArray("changes");
    for (Simulation.Change change : simulation.changes()) {
      Request request = change.request();
      ObjectNode one = changes.addObject().put("n", change.recorded().index());
      one.put("time", change.recorded().time())
          .put("correlation", change.recorded().correlation())
          .put("principal", request.principal().toString())
          .put("action", request.action().id())
          .put("resource", request.resource().toString())
          .put("before", word(change.before()))
          .put("after", word(change.after().outcome()))
          .put("reason", change.after().reason());
      ArrayNode before = one.putArray("policies_before");
      change.recorded().policies().forEach(before::add);
      ArrayNode after = one.putArray("policies_after");
      change.after().policies().forEach(after::add);
    }
    return answer;
  }

  static String word(Decision.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }
}
