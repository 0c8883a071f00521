package dev.ilk.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.AccountJson;
import dev.ilk.discover.classify.ClassRule;
import dev.ilk.discover.classify.ClassRules;
import dev.ilk.discover.classify.Classified;
import dev.ilk.discover.classify.Classifier;
import dev.ilk.discover.classify.Corrections;
import dev.ilk.discover.classify.Evidence;
import dev.ilk.discover.finding.Finding;
import dev.ilk.discover.finding.Findings;
import dev.ilk.discover.finding.Severity;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

@CommandLine.Command(
    name = "report",
    description = {
      "Say of accounts that were read what they are, human, workload or agent, and what is wrong",
      "with them. Exit code 1 if a finding is as severe as --fail says."
    },
    footer = {
      "",
      "Examples:",
      "  ilk discover report github.jsonl okta.jsonl",
      "  ilk discover report --all --json *.jsonl"
    })
final class DiscoverReport implements Callable<Integer> {
  private static final int SHOWN = 50;

  @CommandLine.Mixin Offline offline = new Offline();

  @CommandLine.Parameters(paramLabel = "FILE", arity = "1..*", description = "files of accounts")
  List<Path> files = List.of();

  @CommandLine.Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "more rules of classification, beside the built-in ones")
  List<Path> rules = List.of();

  @CommandLine.Option(names = "--all", description = "every account, with the evidence")
  boolean all;

  @CommandLine.Option(
      names = "--fail",
      paramLabel = "SEVERITY",
      description = "low, medium or high: which findings fail (default: none)")
  @Nullable Severity fail;

  DiscoverReport() {}

  @Override
  public Integer call() throws IOException {
    Instant now = InstantSource.system().instant();
    Classifier classifier = new Classifier(allRules(), new Corrections());
    Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
    Map<String, Integer> counts = new TreeMap<>();
    List<Finding> findings = new ArrayList<>();
    ObjectNode answer = Server.mapper().createObjectNode();
    ArrayNode list = all ? answer.putArray("accounts") : answer.arrayNode();
    for (Path file : files) {
      try (var lines = Files.lines(file)) {
        long number = 0;
        for (String line : (Iterable<String>) lines::iterator) {
          Account account = account(file, ++number, line);
          Classified said = classifier.classify(account);
          kinds.merge(said.kind(), 1, Integer::sum);
          findings.addAll(Findings.of(account, said, now));
          if (all) {
            list.add(json(account, said));
          }
        }
      }
    }
    findings.sort(Comparator.comparing(Finding::severity).reversed());
    findings.forEach(finding -> counts.merge(finding.code(), 1, Integer::sum));
    ObjectNode kindCounts = answer.putObject("kinds");
    kinds.forEach((kind, count) -> kindCounts.put(kind.word(), count));
    ArrayNode found = answer.putArray("findings");
    findings.forEach(finding -> found.add(json(finding)));
    offline.output().show(answer, out -> print(out, answer, kinds, counts, findings));
    boolean fails =
        fail != null && findings.stream().anyMatch(one -> one.severity().compareTo(fail) >= 0);
    return fails ? Failures.CHECK_FAILED : 0;
  }

  private List<ClassRule> allRules() throws IOException {
    List<ClassRule> found = new ArrayList<>(ClassRules.builtIn());
    for (Path file : rules) {
      found.addAll(ScanCommand.orRefuse(ClassRules.read(file.toString(), Files.readString(file))));
    }
    return found;
  }

  private static Account account(Path file, long number, String line) throws IOException {
    try {
      return AccountJson.read(Server.mapper().readTree(line)).orElseThrow();
    } catch (JsonProcessingException | NoSuchElementException e) {
      throw new IOException("`%s`, line %d: this is no account".formatted(file, number), e);
    }
  }

  private void print(
      PrintWriter out,
      ObjectNode answer,
      Map<Kind, Integer> kinds,
      Map<String, Integer> counts,
      List<Finding> findings) {
    if (all) {
      List<List<String>> rows = new ArrayList<>();
      answer
          .path("accounts")
          .forEach(one ->
              rows.add(
                  List.of(
                      one.path("kind").asText(),
                      one.path("subtype").asText(),
                      one.path("confidence").asText(),
                      one.path("system").asText() + "/" + one.path("name").asText(),
                      one.path("evidence").path(0).path("because").asText("nothing tells"))));
      Output.table(out, List.of("KIND", "SUBTYPE", "SURE", "ACCOUNT", "BECAUSE"), rows);
      out.println();
    }
    List<List<String>> rows = new ArrayList<>();
    for (Finding finding : findings.subList(0, Math.min(SHOWN, findings.size()))) {
      rows.add(
          List.of(
              finding.severity().name().toLowerCase(Locale.ROOT),
              finding.code(),
              finding.owasp(),
              finding.account().system() + "/" + finding.account().name(),
              finding.evidence()));
    }
    if (!rows.isEmpty()) {
      Output.table(out, List.of("SEVERITY", "FINDING", "OWASP", "ACCOUNT", "SEEN"), rows);
      if (findings.size() > SHOWN) {
        out.printf("… and %,d more (--json has all)%n", findings.size() - SHOWN);
      }
      out.println();
    }
    kinds.forEach((kind, count) -> out.printf("%s: %,d%n", kind.word(), count));
    out.println("findings: " + counts);
  }

  private static ObjectNode json(Account account, Classified said) {
    ObjectNode node = AccountJson.write(account);
    node.put("kind", said.kind().word()).put("subtype", said.subtype());
    node.put("confidence", Math.round(said.confidence() * 1000) / 1000.0);
    node.put("contradicted", said.contradicted());
    ArrayNode evidence = node.putArray("evidence");
    for (Evidence one : said.evidence()) {
      evidence
          .addObject()
          .put("rule", one.rule())
          .put("says", one.says().word())
          .put("weight", one.weight())
          .put("because", one.because());
    }
    return node;
  }

  private static ObjectNode json(Finding finding) {
    return Server.mapper()
        .createObjectNode()
        .put("code", finding.code())
        .put("severity", finding.severity().name().toLowerCase(Locale.ROOT))
        .put("owasp", finding.owasp())
        .put("system", finding.account().system())
        .put("account", finding.account().name())
        .put("id", finding.account().id())
        .put("evidence", finding.evidence())
        .put("mend", finding.mend());
  }
}
