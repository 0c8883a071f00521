package dev.ilk.cedar.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import org.junit.jupiter.api.Test;

class FormatterTest {
  private static String format(String text) {
    String formatted = Formatter.format(SourceText.of(text)).orThrow();
    assertEquals(formatted, Formatter.format(SourceText.of(formatted)).orThrow());
    return formatted;
  }

  @Test
  void a_head_that_says_nothing_stands_on_one_line() {
    assertEquals(
        "permit (principal, action, resource);\n", format("permit(principal,action,\nresource) ;"));
  }

  @Test
  void a_head_that_says_something_is_broken() {
    assertEquals(
        """
        permit (
          principal == User::"alice",
          action,
          resource is Album in Account::"jane"
        );
        """,
        format(
            "permit(principal==User::\"alice\", action, resource is Album in Account::\"jane\");"));
  }

  @Test
  void a_condition_that_fits_stands_on_one_line() {
    assertEquals(
        """
        forbid (principal, action, resource)
        when { context.age > 18 && !principal.suspended }
        unless { resource has "x y" };
        """,
        format(
            "forbid(principal,action,resource)when{context.age>18&&! principal.suspended}"
                + "unless{resource has \"x y\"};"));
  }

  @Test
  void operators_end_the_lines_of_a_long_condition() {
    assertEquals(
        """
        permit (principal, action, resource)
        when
        {
          principal.department == "engineering" &&
          (resource.owner == principal || resource.readers.contains(principal)) &&
          context.network.isInRange(ip("10.0.0.0/8"))
        };
        """,
        format(
            "permit(principal,action,resource) when { principal.department == \"engineering\" &&"
                + " (resource.owner == principal || resource.readers.contains(principal)) &&"
                + " context.network.isInRange(ip(\"10.0.0.0/8\")) };"));
  }

  @Test
  void a_long_list_has_one_item_a_line() {
    assertEquals(
        """
        permit (
          principal,
          action in [
            Action::"UpdateList",
            Action::"CreateTask",
            Action::"UpdateTask",
            Action::"DeleteTask"
          ],
          resource
        );
        """,
        format(
            "permit(principal, action in [Action::\"UpdateList\", Action::\"CreateTask\","
                + " Action::\"UpdateTask\", Action::\"DeleteTask\"], resource);"));
  }

  @Test
  void a_long_record_hangs_at_its_operator() {
    assertEquals(
        """
        permit (principal, action, resource)
        when
        {
          resource.config == {
            organization: principal.owner.organization,
            serviceline: principal.serviceline
          }
        };
        """,
        format(
            "permit(principal,action,resource) when { resource.config == {organization:"
                + " principal.owner.organization, serviceline: principal.serviceline} };"));
  }

  @Test
  void every_comment_keeps_its_place() {
    String text =
        """
        // About this file.

        // Alice.
        @id("alice") // named
        permit ( // head
          // who
          principal == User::"alice", // just she
          action,
          resource
        ) // decl
        when // why
        {
          // first
          context.a && // and
          // second
          context.b
        }; // done

        // The end.
        """;
    assertEquals(text, format(text));
  }

  @Test
  void a_comment_between_any_two_tokens_stays_a_comment() {
    String bare =
        "@a(\"b\") permit(principal is A::B in C::\"d\",action in[Action::\"e\"],resource)"
            + " when{if context.a.contains([2,-3])then{x:!!true}[\"x\"]else 1+2*3<4};";
    String spread = bare.replaceAll("(?<=[,(\\[{.;)\\]}])|(?= )", " // remark\n");
    format(spread);
  }

  @Test
  void empty_lines_are_one_between_policies_and_none_within() {
    assertEquals(
        """
        permit (principal, action, resource)
        when { true };

        // next
        forbid (principal, action, resource);
        """,
        format(
            "\n\n\npermit(principal,action,resource)\n\n\nwhen { true\n\n};\n// next\n"
                + "forbid(principal,action,resource);\n\n\n"));
  }

  @Test
  void line_breaks_within_strings_stay() {
    String text =
        """
        permit (principal, action, resource)
        when { context.x == "one

          // two  \\u{9}
        " };
        """;
    assertEquals(text, format(text));
  }

  @Test
  void returns_are_ends_of_lines() {
    assertEquals(
        "// a\npermit (principal, action, resource);\n",
        format("// a\r\npermit(principal,\r\naction,resource);\r\n"));
  }

  @Test
  void rules_over_time_are_laid_out_too() {
    assertEquals(
        """
        permit (principal, action, resource)
        when temporal
        {
          exists (u: String). formerly within 1h Action::"Login"::request{input.u: u} &&
          formerly within 1h Action::"Pay"::request{input.u: u}
        };
        """,
        format(
            "permit(principal,action,resource) when temporal { exists (u: String) . formerly within"
                + " 1h Action::\"Login\"::request{input.u:u} && formerly within 1h"
                + " Action::\"Pay\"::request{ input.u: u }};"));
    assertEquals(
        """
        forbid (principal, action, resource)
        when temporal { count_within(1m, Action::"Pay"::request{}) > 50 };
        """,
        format(
            "forbid(principal,action,resource)"
                + "when temporal{count_within(1m,Action::\"Pay\"::request{})>50};"));
  }

  @Test
  void an_empty_file_stays_empty_and_a_remark_alone_stays() {
    assertEquals("", format(" \n\n "));
    assertEquals("// nothing yet\n", format("// nothing yet"));
  }

  @Test
  void what_is_no_policy_is_refused_with_its_place() {
    Parsed.Refused<?> refused =
        assertInstanceOf(
            Parsed.Refused.class, Formatter.format(SourceText.of("x.cedar", "permit(principal")));
    assertEquals("x.cedar", refused.diagnostics().getFirst().location().orElseThrow().source());
  }
}
