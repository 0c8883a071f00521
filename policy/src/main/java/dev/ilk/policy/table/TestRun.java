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
import java.util.Map;
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
    Play play = new Play(policies);
    for (Step step : sequence.steps()) {
      if (!failures.isEmpty()) {
        break; // What follows would be judged by a history that should not have been.
      }
      String place = file + ":" + step.line() + ": ";
      switch (step.tries()) {
        case Tries.InTurn(int count) -> inTurn(play, step, count, place, failures);
        case Tries.AtOnce tries -> atOnce(play, step, tries, place, failures);
      }
    }
    cases.add(
        new TestReport.Case(
            file + ":" + sequence.line(), sequence.title(), sequence.steps().size(), failures));
  }

  private void inTurn(Play play, Step step, int count, String place, List<String> failures) {
    for (int i = 1; i <= count && failures.isEmpty(); i++) {
      String time = count == 1 ? "" : "time " + i + " of " + count + ": ";
      Ruling ruling = play.once(step);
      look(step, ruling);
      differences(step, ruling).forEach(difference -> failures.add(place + time + difference));
    }
  }

  private void look(Step step, Ruling ruling) {
    coverage.look(policies.clocked(step.posed()), ruling.decision());
  }

  private void atOnce(
      Play play, Step step, Tries.AtOnce tries, String place, List<String> failures) {
    List<Ruling> rulings = play.together(step, tries);
    rulings.forEach(ruling -> look(step, ruling));
    Map<Boolean, List<Ruling>> byAllowed =
        rulings.stream()
            .collect(
                Collectors.partitioningBy(
                    ruling -> ruling.decision().outcome() == Decision.Outcome.ALLOW));
    int allowed = byAllowed.getOrDefault(true, List.of()).size();
    if (allowed != tries.allowed()) {
      failures.add(
          "%s%d of %d should be allowed, found %d"
              .formatted(place, tries.allowed(), tries.count(), allowed));
      return;
    }
    // Which policies decide is of interest where there are two answers only for those that stop.
    boolean allAllowed = allowed == tries.count();
    byAllowed.getOrDefault(allAllowed, List.of()).stream()
        .flatMap(ruling -> because(step, ruling).stream())
        .distinct()
        .forEach(difference -> failures.add(place + difference));
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
    found.addAll(because(step, ruling));
    return found;
  }

  private static List<String> because(Step step, Ruling ruling) {
    List<String> found = new ArrayList<>();
    Set<String> because = new TreeSet<>(ruling.decision().policies());
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
