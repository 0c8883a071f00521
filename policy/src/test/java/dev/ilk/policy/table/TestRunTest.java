package dev.ilk.policy.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Result;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TestRunTest {
  private static final String POLICIES =
      """
      @id("pay")
      permit (principal is Workload, action == Action::"pay", resource is Invoice)
      when { resource.amount < 100 && context.environment == "prod" };

      @id("second-pair")
      @needs("approval lead")
      forbid (principal, action == Action::"pay", resource is Invoice)
      when { resource.amount > 50 };
      """;
  private static final String GIVEN =
      """
      | given         | is in     | with                  |
      |---------------|-----------|-----------------------|
      | Workload::"w" | Team::"t" | {}                    |
      | Invoice::"i"  |           | {amount: 10}          |
      | Invoice::"j"  |           | {amount: 70}          |
      | context       |           | {environment: "prod"} |

      """;

  private static Policies policies() {
    return switch (Policies.compile(List.of(new PolicyText("a.cedar", POLICIES)), "1")) {
      case Result.Ok<Policies>(Policies policies) -> policies;
      case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Parsed<TestReport> read(String markdown) {
    Policies policies = policies();
    SourceText file = SourceText.of("a.test.md", markdown);
    return TestRun.of(policies, policies.own(), List.of(file));
  }

  private static TestReport run(String markdown) {
    return read(markdown).orThrow();
  }

  private static List<String> failures(String rows) {
    String head =
        "## a\n\n| when | principal | action | resource | context | then | because |\n"
            + "|-|-|-|-|-|-|-|\n";
    return run("# t\n\n" + GIVEN + head + rows).cases().getFirst().failures();
  }

  @Test
  void a_test_that_holds_passes() {
    assertEquals(
        List.of(),
        failures(
            """
            | +0s | Workload::"w" | pay | Invoice::"i" |                       | allow | pay |
            | +1m |               |     |              | {environment: "test"} | deny  | -   |
            |     |               |     | Invoice::"j" |                       | needs approval lead | second-pair |
            """));
  }

  @Test
  void a_test_that_does_not_hold_says_what_was_found_and_why() {
    List<String> failures = failures("| | Workload::\"w\" | pay | Invoice::\"j\" | | allow | |\n");
    assertEquals(1, failures.size());
    assertTrue(
        failures
            .getFirst()
            .startsWith(
                "a.test.md:14: should be allow, found needs approval lead because of"
                    + " `second-pair`"),
        failures.getFirst());
  }

  @Test
  void another_need_and_another_policy_are_differences() {
    assertEquals(
        2,
        failures("| | Workload::\"w\" | pay | Invoice::\"j\" | | needs approval boss | pay |\n")
            .size());
  }

  @Test
  void a_policy_that_errs_fails_the_test() {
    List<String> failures =
        failures("| | Workload::\"w\" | pay | Invoice::\"unknown\" | | deny | |\n");
    assertTrue(failures.getFirst().contains("policies erred: [pay, second-pair]"));
  }

  @Test
  void coverage_tells_what_was_never_seen() {
    TestReport.Covered covered =
        run("# t\n\n"
                + GIVEN
                + "| principal | action | resource | then |\n|-|-|-|-|\n"
                + "| Workload::\"w\" | pay | Invoice::\"i\" | allow |\n")
            .covered();
    assertEquals(1, covered.policies());
    assertEquals(2, covered.ofPolicies());
    assertEquals(3, covered.sides());
    assertEquals(6, covered.ofSides());
    assertEquals(
        List.of(
            "`pay` never failed: resource.amount < 100",
            "`pay` never failed: context.environment == \"prod\"",
            "`second-pair` never applied"),
        covered.gaps());
  }

  @Test
  void what_is_given_in_a_test_is_given_there_alone() {
    String step =
        "| principal | action | resource | then |\n|-|-|-|-|\n"
            + "| Workload::\"w\" | pay | Invoice::\"i\" | ";
    TestReport report =
        run(
            "# t\n\n"
                + GIVEN
                + "## one\n\n| given | with |\n|-|-|\n| Invoice::\"i\" | {amount: 500} |\n\n"
                + step
                + "deny |\n\n## two\n\n"
                + step
                + "allow |\n");
    assertEquals(List.of(), report.cases().get(1).failures());
    assertEquals(2, report.cases().size());
  }

  @Test
  void prose_code_and_other_tables_are_passed_over() {
    TestReport report =
        run(
            "# t\n\nProse | with a bar.\n\n```\n| principal | then |\n```\n\n"
                + "| a | b |\n|---|---|\n| 1 | 2 |\n");
    assertEquals(List.of(), report.cases());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "principal;Workload;is not",
        "action;Action::\"a;not closed",
        "resource;{};is no entity",
        "then;perhaps;is no answer",
        "context;[1];is no record",
        "context;{a: principal};no value",
        "when;10s;no time",
        "when;+10;no time",
        "times;0;is no number from 1",
        "times;2000000;is no number from 1 to 1000000",
        "times;20000 at once;is no number from 1 to 10000",
        "times;2 at once on 9 nodes;is no number from 1 to 8",
        "times;2 at twice;is no number",
        "then;allow 3;that is for what is tried at once",
        "outcome;response 1;is no record",
        "outcome;maybe;is no outcome",
        "thenn;allow;is no column"
      })
  void a_cell_that_says_nothing_is_refused_at_its_line(String column, String cell, String message) {
    String table =
        "| principal | action | resource | then | %s |\n|-|-|-|-|-|\n".formatted(column)
            + "| Workload::\"w\" | pay | Invoice::\"i\" | allow | %s |\n".formatted(cell);
    Parsed.Refused<?> refused = assertInstanceOf(Parsed.Refused.class, read("# t\n\n" + table));
    String told = refused.diagnostics().getFirst().toString();
    assertTrue(told.matches("a.test.md:[35]:1: .*") && told.contains(message), told);
  }

  @Test
  void time_does_not_run_backwards() {
    assertInstanceOf(
        Parsed.Refused.class,
        read(
            "| when | principal | action | resource | then |\n|-|-|-|-|-|\n"
                + "| +10s | A::\"a\" | a | A::\"b\" | deny |\n| +5s | | | | deny |\n"));
  }

  @Test
  void no_text_makes_the_reader_stumble() {
    Random random = new Random(7);
    String whole =
        "# t\n\n"
            + GIVEN
            + "## a\n| principal | action | resource | then |\n|-|-|-|-|\n"
            + "| Workload::\"w\" | pay | Invoice::\"i\" | allow |\n";
    String signs = "|#\\`-\n:\"{}[](),.@é\u0000 a1";
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(whole);
      for (int change = random.nextInt(8); change >= 0; change--) {
        int at = random.nextInt(text.length());
        text.setCharAt(at, signs.charAt(random.nextInt(signs.length())));
      }
      read(text.toString());
    }
  }

  private static final String OVER_TIME =
      """
      @id("send")
      permit (principal is Workload, action == Action::"send", resource);

      @id("cap")
      forbid (principal, action == Action::"send", resource)
      when temporal { count_within(1m, Action::"send"::request{}) > 5 };

      @id("after-approval")
      permit (principal, action == Action::"pay", resource)
      when temporal {
        formerly within 1h Action::"send"::response{ output.ok: true }
      };
      """;

  private static TestReport overTime(String rows) {
    Policies policies =
        switch (Policies.compile(List.of(new PolicyText("a.cedar", OVER_TIME)), "1")) {
          case Result.Ok<Policies>(Policies compiled) -> compiled;
          case Result.Failed<Policies>(var problems) -> throw new AssertionError(problems);
        };
    String head =
        "# t\n\n"
            + "## a\n\n"
            + "| when | principal | action | resource | times | outcome | then | because |\n"
            + "|-|-|-|-|-|-|-|-|\n";
    return TestRun.of(policies, policies.own(), List.of(SourceText.of("a.test.md", head + rows)))
        .orThrow();
  }

  @Test
  void what_happened_in_earlier_steps_is_remembered_by_the_same_actor() {
    TestReport report =
        overTime(
            """
            | +0s | Workload::"w" | pay  | I::"i" |   |                     | deny  | -              |
            |     |               | send |        | 2 | response {ok: true} | allow | send           |
            |     |               | pay  |        |   |                     | allow | after-approval |
            |     | Workload::"v" |      |        |   |                     | deny  | -              |
            | +1s | Workload::"w" | send |        | 3 |                     | allow |                |
            |     |               |      |        |   |                     | deny  | cap            |
            | +2m |               |      |        |   |                     | allow | send           |
            """);
    assertEquals(List.of(), report.cases().getFirst().failures());
    assertEquals(List.of(), report.covered().gaps());
    assertEquals(4, report.covered().ofSides());
  }

  @Test
  void a_failure_is_no_response() {
    assertEquals(
        List.of(),
        overTime(
                """
                | | Workload::"w" | send | I::"i" | | error | allow | |
                | |               | pay  |        | |       | deny  | |
                """)
            .cases()
            .getFirst()
            .failures());
  }

  @ParameterizedTest
  @ValueSource(strings = {"40 at once", "40 at once on 3 nodes"})
  void what_is_tried_at_once_passes_exactly_up_to_a_cap(String times) {
    String row = "| | Workload::\"w\" | send | I::\"i\" | %s | | allow %d | cap |\n";
    assertEquals(List.of(), overTime(row.formatted(times, 5)).cases().getFirst().failures());
    assertEquals(
        List.of("a.test.md:7: 6 of 40 should be allowed, found 5"),
        overTime(row.formatted(times, 6)).cases().getFirst().failures());
  }

  @Test
  void a_side_of_a_rule_over_time_that_was_never_seen_is_a_gap() {
    assertEquals(
        List.of(
            "`cap` never applied",
            "`after-approval` never applied",
            "`after-approval` never failed: its rule over time"),
        overTime("| | Workload::\"w\" | send | I::\"i\" | | | allow | |\n").covered().gaps());
  }
}
