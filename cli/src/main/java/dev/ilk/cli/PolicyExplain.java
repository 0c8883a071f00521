package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.decide.Policies;
import dev.ilk.policy.replay.Explanation;
import dev.ilk.policy.replay.Recorded;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "explain",
    description = {
      "Say why recorded decisions came out as they did: which policies, which of their conditions,"
          + " and the facts that they read.",
      "Exit code 1 if there is no decision."
    },
    footer = {"", "Example: ilk policy explain cor_01k…"})
final class PolicyExplain implements Callable<Integer> {
  @CommandLine.Mixin Common common = new Common();
  @CommandLine.Mixin RecordedDecisions recorded = new RecordedDecisions();

  @CommandLine.Parameters(
      paramLabel = "REFERENCE",
      arity = "0..1",
      description = "what `ilk trace` takes: a correlation, token, event or other id, or a period")
  String reference = "";

  @CommandLine.Option(
      names = "--policies",
      paramLabel = "DIR",
      description =
          "the policies that were in force, if not those that the server has now; with --recorded,"
              + " Ilk's own are known without")
  @Nullable Path folder;

  PolicyExplain() {}

  @Override
  public Integer call() throws IOException {
    if (reference.isEmpty() && recorded.file == null) {
      throw new IOException("say which decisions, with a reference or --recorded");
    }
    Policies policies = policies();
    List<Explanation> all =
        recorded.read(common, reference).stream()
            .filter(decision -> decision.outcome().isPresent())
            .map(decision -> Explanation.of(decision, policies))
            .toList();
    common.output().show(json(all), out -> all.forEach(one -> print(out, one)));
    return all.isEmpty() ? Failures.CHECK_FAILED : 0;
  }

  private Policies policies() throws IOException {
    if (folder != null) {
      return PolicyTexts.compile(folder);
    }
    return recorded.file == null
        ? PoliciesOfServer.present(common).all()
        : PolicyTexts.compile(List.of(), "");
  }

  private static void print(PrintWriter out, Explanation one) {
    Recorded decision = one.recorded();
    out.printf(
        "%s  %s%s: %s%n",
        decision.time(),
        decision.outcome().map(PolicySimulate::word).orElse(""),
        one.request()
            .map(request ->
                " for %s to %s on %s"
                    .formatted(request.principal(), request.action().id(), request.resource()))
            .orElse(""),
        decision.reason());
    for (Explanation.Part part : one.parts()) {
      out.printf("  %s `%s`%n", part.policy().effect().word(), part.policy().id());
      for (int i = 0; i < part.inspection().clauses().size(); i++) {
        out.printf(
            "    %-5s %s%n",
            part.inspection().clauses().get(i).name().toLowerCase(Locale.ROOT),
            part.clauses().get(i));
      }
      part.inspection().facts().forEach((name, value) -> out.printf("    %s = %s%n", name, value));
    }
    if (!one.unknown().isEmpty()) {
      out.printf(
          "  policies of version %s that are not at hand: %s%n",
          decision.policyVersion(), String.join(", ", one.unknown()));
    }
  }

  private static ArrayNode json(List<Explanation> all) {
    ArrayNode answer = Server.mapper().createArrayNode();
    for (Explanation one : all) {
      Recorded decision = one.recorded();
      ObjectNode node = answer.addObject().put("n", decision.index()).put("time", decision.time());
      node.put("correlation", decision.correlation());
      node.put("decision", decision.outcome().map(PolicySimulate::word).orElse(""));
      node.put("reason", decision.reason()).put("policy_version", decision.policyVersion());
      one.request()
          .ifPresent(request ->
              node.put("principal", request.principal().toString())
                  .put("action", request.action().id())
                  .put("resource", request.resource().toString()));
      ArrayNode policies = node.putArray("policies");
      for (Explanation.Part part : one.parts()) {
        ObjectNode its = policies.addObject().put("id", part.policy().id());
        its.put("effect", part.policy().effect().word());
        ArrayNode clauses = its.putArray("conditions");
        for (int i = 0; i < part.inspection().clauses().size(); i++) {
          clauses
              .addObject()
              .put("text", part.clauses().get(i))
              .put("outcome", part.inspection().clauses().get(i).name().toLowerCase(Locale.ROOT));
        }
        ObjectNode facts = its.putObject("facts");
        part.inspection().facts().forEach(facts::put);
      }
      ArrayNode unknown = node.putArray("unknown_policies");
      one.unknown().forEach(unknown::add);
    }
    return answer;
  }
}
