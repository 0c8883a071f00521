package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.prove.federation.platform.Proposal;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "add",
    description =
        "Write a rule from a few words, as narrow as the platform allows, and say what it lets in.",
    footer = {
      "",
      "Examples: ilk trust add github --for workload:prod-shop --audience https://ilk.example \\",
      "              repository_id=74 owner_id=65 branch=main --into company.yaml",
      "          ilk trust add gitlab --for workload:prod-shop --audience https://ilk.example",
      "              (with too few words it says which there are)"
    })
final class TrustAdd implements Callable<Integer> {
  @CommandLine.Mixin Offline common = new Offline();

  @CommandLine.Parameters(
      index = "0",
      paramLabel = "PLATFORM",
      description =
          "github, gitlab, circleci, buildkite, terraform, forgejo, kubernetes, aws, gcp, azure or"
              + " oidc (any other issuer)")
  String platform = "";

  @CommandLine.Parameters(
      index = "1..*",
      paramLabel = "WORD=VALUE",
      description = "what to pin; several values with commas between them")
  Map<String, String> words = new LinkedHashMap<>();

  @CommandLine.Option(
      names = "--for",
      required = true,
      paramLabel = "SUBJECT",
      description = "the workload or agent that it proves, such as workload:prod-shop")
  String subject = "";

  @CommandLine.Option(
      names = "--audience",
      required = true,
      description = "the audience that the platform puts into tokens for this Ilk")
  String audience = "";

  @CommandLine.Option(names = "--name", description = "the rule's name")
  @Nullable String name;

  @CommandLine.Option(
      names = "--into",
      paramLabel = "FILE",
      description = "write it into this declaration, under the subject's entry")
  @Nullable Path into;

  TrustAdd() {}

  @Override
  public Integer call() throws IOException {
    ComposedRule composed = ComposedRule.of(platform, words, name, audience);
    Proposal proposal = composed.proposal();
    ObjectNode rule = composed.rule();
    if (into != null) {
      Files.writeString(into, RuleInsertion.into(Files.readString(into), subject, rule));
    }
    ObjectNode answer = Server.mapper().createObjectNode();
    answer.put("subject", subject);
    answer.set("rule", rule);
    answer.put("allows", proposal.allows());
    answer.put("never", proposal.never());
    answer.put("caution", proposal.caution());
    common.output().show(answer, out -> print(out, rule, proposal));
    return 0;
  }

  private void print(java.io.PrintWriter out, ObjectNode rule, Proposal proposal) {
    out.printf("`%s` can prove itself by %s.%n", subject, proposal.allows());
    out.printf("It cannot by %s.%n", proposal.never());
    if (!proposal.caution().isEmpty()) {
      out.printf("Mind: %s.%n", proposal.caution());
    }
    out.println();
    if (into == null) {
      out.println("trust:");
      RuleInsertion.lines(rule, "  ").forEach(out::println);
    } else {
      out.printf("written into %s; next: ilk plan -f %s, then ilk apply -f %s%n", into, into, into);
    }
  }
}
