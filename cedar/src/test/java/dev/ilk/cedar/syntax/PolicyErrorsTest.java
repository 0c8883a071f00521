package dev.ilk.cedar.syntax;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.cedar.PolicySet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What authors are told, word for word. */
class PolicyErrorsTest {

  private static String errors(String text) {
    return PolicySet.parse(text).diagnostics().stream()
        .map(Object::toString)
        .collect(Collectors.joining("\n"));
  }

  private static String inCondition(String expression) {
    return errors("permit(principal, action, resource) when {\n" + expression + "\n};");
  }

  @Test
  void errors_in_the_head_name_what_may_stand_there() {
    assertEquals(
        "1:8: unexpected token `user` (expected `principal`)",
        errors("permit(user, action, resource);"));
    assertEquals(
        "1:18: `>` cannot be used in the head of a policy (only `==`, `in` and `is` can; write"
            + " other conditions after `when`)",
        errors("permit(principal > User::\"a\", action, resource);"));
    assertEquals(
        "1:18: `=` is not an operator (did you mean to write `==`?)",
        errors("permit(principal = User::\"a\", action, resource);"));
    assertEquals(
        "1:21: `User` is not an entity uid (an entity uid is a type and an id, such as"
            + " `User::\"…\"`)",
        errors("permit(principal == User, action, resource);"));
    assertEquals(
        "1:29: `User::\"a\"` is not an action (the type of an action is `Action`, with or without"
            + " namespaces)",
        errors("permit(principal, action == User::\"a\", resource);"));
    assertEquals(
        "1:21: the slot `?resource` cannot stand here (the slot of the principal is `?principal`)",
        errors("permit(principal == ?resource, action, resource);"));
    assertEquals(
        "1:17: types cannot be given with `:` in a policy (write `principal is …`)",
        errors("permit(principal: User, action, resource);"));
    assertEquals(
        "1:37: unexpected token `context` (expected `)`)",
        errors("permit(principal, action, resource, context);"));
  }

  @Test
  void errors_in_expressions_name_the_place_and_the_way_out() {
    assertEquals(
        "2:1: `user` is not a variable (the variables are `principal`, `action`, `resource` and"
            + " `context`; a string needs quotes)",
        inCondition("user.name == 1"));
    assertEquals(
        "2:8: `==` and `==` cannot be chained (put parentheses around one of the comparisons)",
        inCondition("1 == 2 == 3"));
    assertEquals("2:3: `/` is not supported", inCondition("4 / 2"));
    assertEquals(
        "2:1: integer literal `9223372036854775808` is too large (the largest is"
            + " 9223372036854775807)",
        inCondition("9223372036854775808"));
    assertEquals("2:11: `foo` is not a method", inCondition("principal.foo(1)"));
    assertEquals("2:1: `foo` is not a function", inCondition("foo(1)"));
    assertEquals(
        "2:1: `isIpv4` is a method, not a function (write `….isIpv4(…)`)",
        inCondition("isIpv4(context.ip)"));
    assertEquals(
        "2:11: `ip` is a function, not a method (write `ip(…)`)", inCondition("principal.ip()"));
    assertEquals(
        "2:11: `contains` takes 1 argument, not 2", inCondition("principal.contains(1, 2)"));
    assertEquals("2:2: `\\q` is not a valid escape", inCondition("\"\\q\""));
    assertEquals("2:8: duplicate attribute `a` in a record", inCondition("{a: 1, a: 2}.a == 1"));
    assertEquals("2:3: `if` is reserved and cannot be used as a name", inCondition("{ if: 1 }.a"));
    assertEquals("2:1: more than 4 `!` in a row", inCondition("!!!!!true"));
    assertEquals(
        "2:1: this string is not closed (add a `\"`)",
        inCondition("\"abc").lines().toList().getFirst());
    assertEquals("2:1: unexpected character `#`", inCondition("#").lines().toList().getFirst());
  }

  @Test
  void columns_count_characters_as_people_do() {
    assertEquals("2:6: unexpected token `1` (expected `}`)", inCondition("\"😀é\" 1"));
  }
}
