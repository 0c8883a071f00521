package dev.ilk.decide;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class PoliciesTest {
  private static List<String> problems(String... texts) {
    List<PolicyText> named =
        List.of(texts).stream().map(text -> new PolicyText("team.cedar", text)).toList();
    return switch (Policies.compile(named, "1")) {
      case Result.Ok<Policies> ok -> List.of();
      case Result.Failed<Policies>(List<Problem> found) ->
          found.stream().map(Problem::sentence).toList();
    };
  }

  @Test
  void no_policies_at_all_compile() {
    assertInstanceOf(Result.Ok.class, Policies.compile(List.of(), "0"));
  }

  @Test
  void a_syntax_error_has_its_place() {
    List<String> found =
        problems("@id(\"a\")\npermit (principal, action, resource)\nwhen { 1 + };");
    assertEquals(1, found.size());
    assertEquals("team.cedar:3:12", found.getFirst().substring(0, 15));
  }

  @Test
  void a_policy_needs_an_id_of_its_own() {
    assertEquals(
        List.of(
            "team.cedar:1:1: a policy has no `@id` (give it a short unique name, such as"
                + " `@id(\"payments-refund\")`)"),
        problems("permit (principal, action, resource);"));
  }

  @Test
  void an_id_of_ilks_own_cannot_be_taken() {
    assertEquals(
        List.of(
            "team.cedar:1:1: the policy id `ilk:operators2` is reserved (ids beginning with `ilk:`"
                + " are Ilk's own)"),
        problems("@id(\"ilk:operators2\") permit (principal, action, resource);"));
  }

  @Test
  void two_policies_cannot_share_an_id() {
    String policy = "@id(\"same\") permit (principal, action, resource);";
    assertEquals(1, problems(policy, policy).size());
  }

  @Test
  void annotations_that_make_no_sense_are_refused() {
    assertEquals(
        1, problems("@id(\"a\") @lifetime(\"soon\") permit (principal, action, resource);").size());
    assertEquals(
        1, problems("@id(\"a\") @lifetime(\"5m\") forbid (principal, action, resource);").size());
    assertEquals(
        1,
        problems("@id(\"a\") @needs(\"patience\") forbid (principal, action, resource);").size());
    assertEquals(
        1,
        problems("@id(\"a\") @needs(\"step-up mfa\") permit (principal, action, resource);")
            .size());
  }
}
