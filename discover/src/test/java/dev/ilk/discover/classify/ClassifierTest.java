package dev.ilk.discover.classify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Kind;
import dev.ilk.discover.Account;
import dev.ilk.discover.classify.LabelledSet.Labelled;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ClassifierTest {
  private static final int SIZE = 6_000;
  private final Classifier classifier = new Classifier(ClassRules.builtIn(), new Corrections());

  @Test
  void people_and_software_are_told_apart_on_the_part_kept_aside() {
    List<Labelled> aside =
        LabelledSet.of(20261122, SIZE).stream()
            .filter(one -> Integer.parseInt(one.account().id()) % 2 == 1)
            .toList();
    Map<Kind, Map<Kind, Integer>> table = new EnumMap<>(Kind.class);
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (Labelled one : aside) {
      Classified said = classifier.classify(one.account());
      table
          .computeIfAbsent(one.kind(), _ -> new EnumMap<>(Kind.class))
          .merge(said.kind(), 1, Integer::sum);
      boolean same = (said.kind() == Kind.HUMAN) == (one.kind() == Kind.HUMAN);
      right += same ? 1 : 0;
      if (!same && wrong.size() < 12) {
        wrong.add(
            "%s %s -> %s %s".formatted(one.kind(), one.account(), said.kind(), said.evidence()));
      }
    }
    StringBuilder report =
        new StringBuilder(
            "kind      precision  recall   (" + aside.size() + " accounts kept aside)\n");
    for (Kind kind : Kind.values()) {
      report.append(
          "%-9s %.3f      %.3f%n"
              .formatted(kind.word(), precision(table, kind), recall(table, kind)));
    }
    report.append("human or not: %.3f right%n".formatted((double) right / aside.size()));
    System.out.println(report);
    assertTrue(right >= 0.97 * aside.size(), () -> report + String.join("\n", wrong));
    for (Kind kind : Kind.values()) {
      assertTrue(precision(table, kind) > 0.9 && recall(table, kind) > 0.9, report::toString);
    }
  }

  @Test
  void behaviour_against_the_name_is_contradicted() {
    Account person =
        account("anna.smith", "Anna Smith", "User")
            .with(Map.of("cadence", "4000", "hours", "24", "client", "python-requests/2.32"));
    assertTrue(classifier.classify(person).contradicted());
    Account bot =
        account("svc-orders-sync", "", "ServiceAccount")
            .with(Map.of("interactive", "30", "client", "Mozilla/5.0 (X11) Chrome/140 Safari/537"));
    assertTrue(classifier.classify(bot).contradicted());
    assertFalse(classifier.classify(account("anna.smith", "Anna Smith", "User")).contradicted());
  }

  @Test
  void a_correction_is_final_and_teaches() {
    Corrections corrections = new Corrections();
    Classifier learning = new Classifier(ClassRules.builtIn(), corrections);
    Account odd = account("zorg.alpha", "Zorg Alpha", "User");
    Account other = account("zorg.beta", "", "");
    assertEquals(Kind.HUMAN, learning.classify(odd).kind());
    corrections.say(odd, Kind.WORKLOAD);
    assertEquals(Kind.WORKLOAD, learning.classify(odd).kind());
    assertEquals(1, learning.classify(odd).confidence());
    for (String name : List.of("gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota")) {
      corrections.say(account("zorg." + name, "", "User"), Kind.WORKLOAD);
    }
    assertEquals(Kind.WORKLOAD, learning.classify(other).kind());
  }

  @Test
  void evidence_can_be_checked_by_a_person() {
    Classified said = classifier.classify(account("svc-orders-sync", "", ""));
    assertEquals(Kind.WORKLOAD, said.kind());
    assertEquals("service-account", said.subtype());
    assertTrue(
        said.evidence().stream()
            .anyMatch(one ->
                one.because().equals("the name `svc-orders-sync` begins as service accounts do")),
        () -> said.evidence().toString());
  }

  @Test
  void broken_rules_are_told_and_no_crash() {
    for (String hostile :
        List.of(
            "",
            "rules: 7",
            "rules: [{}]",
            "rules: [{id: a-b, matches: {name: '('}, says: human, weight: 1}]",
            "rules: [{id: a-b, matches: {name: x}, says: robot, weight: 1}]",
            "rules: [{id: a-b, matches: {name: x}, says: human, weight: -1}]",
            "rules: [{id: a-b, at-least: {hours: many}, says: human, weight: 1}]")) {
      assertInstanceOf(Result.Failed.class, ClassRules.read("hostile.yaml", hostile), hostile);
    }
  }

  private static Account account(String name, String display, String type) {
    return new Account(
        "test",
        name,
        name,
        display,
        "",
        type,
        true,
        Optional.empty(),
        Optional.empty(),
        Map.of(),
        List.of());
  }

  private static double precision(Map<Kind, Map<Kind, Integer>> table, Kind kind) {
    double said = table.values().stream().mapToInt(row -> row.getOrDefault(kind, 0)).sum();
    return table.get(kind).getOrDefault(kind, 0) / said;
  }

  private static double recall(Map<Kind, Map<Kind, Integer>> table, Kind kind) {
    double are = table.get(kind).values().stream().mapToInt(Integer::intValue).sum();
    return table.get(kind).getOrDefault(kind, 0) / are;
  }
}
