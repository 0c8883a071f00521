package dev.ilk.cedar.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.cedar.CedarJson;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.diagnostic.Diagnostic;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.temporal.Formula;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TemporalSyntaxTest {
  private static final String LOGIN = "Action::\"Login\"::request";

  private static Diagnostic refusal(String body) {
    String policy = "permit(principal, action, resource) when temporal {\n" + body + "\n};";
    List<Diagnostic> wrong = PolicySet.parse(policy).diagnostics();
    assertFalse(wrong.isEmpty(), () -> "accepted: " + body);
    return wrong.getFirst();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "formerly within 1h Action::\"Login\"::request{}",
        "previous within 31d Ns::Action::\"Login\"::response{output.ok: true}",
        "formerly within 60s (A::Action::\"x\"::error{requestId: _} && tp(t))",
        "!Action::\"Revoke\"::request{input.u: context.input.u} since within 1h"
            + " Action::\"Grant\"::request{input.u: context.input.u}",
        "exists (u: String). formerly within 1h Action::\"Login\"::request{input.u: u}"
            + " && formerly within 1h Action::\"Pay\"::request{input.u: u}",
        "count_within(1m, Action::\"Pay\"::request{}) > 50",
        "0 < count for (t: Timepoint). where formerly within 1h (Action::\"Pay\"::request{}"
            + " && tp(t))",
        "(count for (t: Timepoint). where (Action::\"Pay\"::request{} && tp(t))) == 1",
        "sum_within(a, 1h, Action::\"Pay\"::request{input.amount: a}) >= 5000",
        "count_distinct_within(u, 1h, Action::\"Pay\"::request{input.to: u}) > 3",
        "bind(n, count_within(1h, Action::\"Pay\"::request{}), n > 2 && n < 5)",
        "(count_within(1h, Action::\"Pay\"::request{}) > 2 && Action::\"Pay\"::request{})",
        "formerly within 1h Action::\"Pay\"::request{callerPrincipal: principal}{input.a: -3}",
        "formerly within 1h Action::\"Pay\"::response{output.score: decimal(\"0.5\")}",
        "formerly within 1h Action::\"Pay\"::request{eventResource: resource.owner}",
      })
  void what_can_be_written_reads_back_as_the_same(String body) {
    String closed = body.replace("&& tp(t))", "&& Action::\"y\"::request{})");
    String legal =
        PolicyParser.readFormula(SourceText.of(body)) instanceof Parsed.Read ? body : closed;
    Formula first = PolicyParser.readFormula(SourceText.of(legal)).orThrow();
    String printed = TemporalPrinter.print(first);
    Formula again = PolicyParser.readFormula(SourceText.of(printed)).orThrow();
    assertEquals(printed, TemporalPrinter.print(again));
  }

  @Test
  void a_policy_with_temporal_clauses_survives_text_and_json() {
    String text =
        "@id(\"cap\") forbid(principal, action == Action::\"Pay\", resource) when { true }"
            + " when temporal { count_within(1m, Action::\"Pay\"::request{}) > 50 }"
            + " unless temporal { formerly within 1h Action::\"Approve\"::response{} };";
    PolicySet set = PolicySet.parse(text).orThrow();
    String printed = set.policies().iterator().next().toString();
    PolicySet fromText = PolicySet.parse(printed).orThrow();
    assertEquals(printed, fromText.policies().iterator().next().toString());
    PolicySet fromJson = CedarJson.readPolicies(SourceText.of(CedarJson.write(set))).orThrow();
    assertEquals(printed, fromJson.policies().iterator().next().toString());
  }

  @Test
  void two_names_of_the_caller_are_one_field() {
    Formula one =
        PolicyParser.readFormula(
                SourceText.of("formerly within 1h " + LOGIN + "{callerPrincipal: principal}"))
            .orThrow();
    Formula other =
        PolicyParser.readFormula(
                SourceText.of("formerly within 1h " + LOGIN + "{eventPrincipal: principal}"))
            .orThrow();
    assertEquals(TemporalPrinter.print(one), TemporalPrinter.print(other));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\u0001',
      value = {
        "formerly Action::\"a\"::request{} | a temporal operator needs a window",
        "formerly within 32d Action::\"a\"::request{} | the window `32d` cannot be used",
        "formerly within 0s Action::\"a\"::request{} | the window `0s` cannot be used",
        "formerly within 1w Action::\"a\"::request{} | unexpected token `w`",
        "formerly within 1h Action::\"a\"::request{input.u: u} | the variable `u` is not declared",
        "exists (x: Long). (0 < x && Action::\"a\"::request{}) | nothing says which values `x` can"
            + " have",
        "exists (x: String). !Action::\"a\"::request{input.u: x} | nothing says which values `x`"
            + " can have",
        "exists (a: Long). (a > 100 && Action::\"a\"::request{input.n: a}) | the variable `a` has"
            + " no value yet in a comparison",
        "exists (u: String). (!Action::\"b\"::request{input.u: u} &&"
            + " Action::\"a\"::request{input.u: u}) | the variable `u` has no value yet in a"
            + " negation",
        "exists (u: String). ((Action::\"b\"::request{input.u: u} since within 1h"
            + " Action::\"a\"::request{}) && Action::\"a\"::request{input.u: u}) | the variable `u`"
            + " has no value yet in the left side of a `since`",
        "(count for (x: String). where (!Action::\"a\"::request{input.u: x})) > 1 | nothing says"
            + " which values `x` can have",
        "(sum b for (a: Long). where Action::\"a\"::request{input.n: a}) > 1 | the sum is of `b`,"
            + " which is not declared after `for`",
        "(sum a for (a: String). where Action::\"a\"::request{input.n: a}) > 1 | only a `Long` can"
            + " be summed, not a `String`",
        "exists (t: Long). (Action::\"a\"::request{} && tp(t)) | `t` is not a timepoint",
        "context.input.n > 3 | the temporal condition does not depend on any event",
        "Action::\"a\"::request{} && context.input.n > 3 | the temporal condition does not depend"
            + " on any event",
        "!(formerly within 1h (context.input.n > 3)) && formerly within 1h (context.input.n > 3) |"
            + " the temporal condition",
        "exists (u: String). (formerly within 1h Action::\"a\"::request{input.u: u} && previous"
            + " within 1h (context.input.n > 3)) | what stands under `previous` does not depend on"
            + " any event",
        "Action::\"a\"::attempt{} | `attempt` is not a kind of event",
        "Action::\"a\"::request{user: \"x\"} | events have no field `user`",
        "Action::\"a\"::request{input.n: count_within(1h, Action::\"a\"::request{})} | an aggregate"
            + " can stand only beside a comparison",
        "formerly within 1h formerly within 1h Action::\"a\"::request{} | `formerly` under another"
            + " operator needs parentheses",
        "once(1h, Action::\"a\"::request{}) | `once` is not a macro",
        "exists (count: Long). Action::\"a\"::request{input.n: count} | `count` is reserved and"
            + " cannot be used as a variable",
      })
  void what_cannot_be_monitored_is_refused(String body, String message) {
    Diagnostic wrong = refusal(body);
    assertTrue(wrong.message().contains(message), wrong::toString);
    assertEquals(2, wrong.location().orElseThrow().line(), wrong::toString);
  }

  @Test
  void a_disjunction_is_refused_with_advice() {
    Diagnostic wrong = refusal("Action::\"a\"::request{} || Action::\"b\"::request{}");
    assertEquals("`||` cannot stand in a temporal condition", wrong.message());
    assertEquals("write two policies, one for each side", wrong.help());
  }

  @Test
  void deep_nesting_is_refused_without_overflow() {
    String open = "formerly within 1h (".repeat(5_000);
    assertTrue(refusal(open).message().contains("nested too deep"));
    String parentheses = "(".repeat(100_000);
    assertTrue(refusal(parentheses).message().contains("nested too deep"));
    String negations = "!".repeat(100_000) + LOGIN + "{}";
    assertTrue(PolicyParser.readFormula(SourceText.of(negations)) instanceof Parsed.Read<Formula>);
  }

  @Test
  void arbitrary_texts_are_read_or_refused_with_a_place() {
    SplittableRandom random = new SplittableRandom(7);
    String[] words = {
      "formerly",
      "within",
      "1h",
      "(",
      ")",
      "{",
      "}",
      "Action",
      "::",
      "\"a\"",
      "request",
      "since",
      "count",
      "for",
      "where",
      ".",
      "exists",
      "x",
      ":",
      "Long",
      "&&",
      "!",
      "==",
      ">",
      "3",
      "tp",
      "count_within",
      "bind",
      ",",
      "sum",
      "_",
      "*",
      "context",
      "principal",
      "decimal",
      "-"
    };
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = 1 + random.nextInt(20);
      for (int j = 0; j < length; j++) {
        text.append(words[random.nextInt(words.length)]).append(' ');
      }
      switch (PolicyParser.readFormula(SourceText.of(text.toString()))) {
        case Parsed.Read<Formula>(Formula read) ->
            assertFalse(TemporalPrinter.print(read).isEmpty());
        case Parsed.Refused<Formula>(List<Diagnostic> wrong) ->
            assertTrue(wrong.getFirst().location().isPresent(), text::toString);
      }
    }
  }

  @Test
  void plain_policies_may_use_the_words_of_rules_over_time() {
    String policy =
        "permit(principal, action, resource) when { context.temporal == \"formerly\""
            + " && resource.since < 3 && context has within };";
    assertTrue(PolicySet.parse(policy) instanceof Parsed.Read<PolicySet>);
  }
}
