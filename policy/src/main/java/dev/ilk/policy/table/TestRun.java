package dev.ilk.policy.table;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Decision;
import dev.ilk.decide.Policies;
import dev.ilk.decide.Ruling;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Runs files of tests against policies, Ilk's own guardrails among them as in production. */
public final class TestRun {
  private final Policies policies;
  private final Coverage coverage;
  private final List<TestReport.Case> cases = new ArrayList<>();

  private TestRun(Policies policies, List<Policy> own) {
    this.policies = policies;
    this.coverage = new Coverage(own);
  }

  /**
   * Runs tests.
   *
   * @param policies what is tested
   * @param own those of them whose coverage is of interest
   * @param files the files of tests
   * @return what came of them, or what is wrong with the files
   */
  public static Parsed<TestReport> of(Policies policies, List<Policy> own, List<SourceText> files) {
    TestRun run = new TestRun(policies, own);
    List<Diagnostic> wrong = new ArrayList<>();
    for (SourceText file : files) {
      switch (TestFile.read(file)) {
        case Parsed.Read<List<Step.Sequence>>(List<Step.Sequence> sequences) ->
            sequences.forEach(sequence -> run.run(file.name(), sequence));
        case Parsed.Refused<List<Step.Sequence>>(List<Diagnostic> diagnostics) ->
            wrong.addAll(diagnostics);
      }
    }
    return wrong.isEmpty()
        ? Parsed.of(new TestReport(run.cases, run.coverage.summary()))
        : new Parsed.Refused<>(wrong);
  }

  private void run(String file, Step.Sequence sequence) {
    List<String> failures = new ArrayList<>();
    for (Step step : sequence.steps()) {
      coverage.look(step.posed());
      String place = file + ":" + step.line() + ": ";
      for (int i = 1; i <= step.times() && failures.isEmpty(); i++) {
        String time = step.times() == 1 ? "" : "time " + i + " of " + step.times() + ": ";
        differences(step, policies.rule(step.posed()))
            .forEach(difference -> failures.add(place + time + difference));
      }
    }
    cases.add(
        new TestReport.Case(
            file + ":" + sequence.line(), sequence.title(), sequence.steps().size(), failures));
  }

  private static List<String> differences(Step step, Ruling ruling) {
    Decision decision = ruling.decision();
    List<String> found = new ArrayList<>();
    String why =
        " because %s (%s)"
            .formatted(
                decision.policies().isEmpty()
                    ? "no policy spoke"
                    : "of `" + String.join("`, `", decision.policies()) + "`",
                decision.reason());
    if (decision.outcome() != step.expected()) {
      found.add("should be %s, found %s%s".formatted(word(step.expected()), word(decision), why));
    } else if (!step.needs().isEmpty() && !step.needs().equals(needs(decision))) {
      found.add("should need %s, found %s%s".formatted(step.needs(), needs(decision), why));
    }
    Set<String> because = new TreeSet<>(decision.policies());
    if (step.because().isPresent() && !step.because().get().equals(because)) {
      found.add("should be because of %s, found %s".formatted(step.because().get(), because));
    }
    if (!ruling.skipped().isEmpty()) {
      found.add("policies erred: " + ruling.skipped());
    }
    return found;
  }

  private static String word(Decision decision) {
    String needs = needs(decision);
    return word(decision.outcome()) + (needs.isEmpty() ? "" : " " + needs);
  }

  private static String word(Decision.Outcome outcome) {
    return outcome.name().toLowerCase(Locale.ROOT);
  }

  private static String needs(Decision decision) {
    return decision instanceof Decision.Needs needs
        ? needs.needs().stream().map(Decision.Need::toText).collect(Collectors.joining(", "))
        : "";
  }
}
