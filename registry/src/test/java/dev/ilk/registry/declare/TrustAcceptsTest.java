package dev.ilk.registry.declare;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.ilk.actor.TrustRule;
import dev.ilk.actor.Width;
import dev.ilk.kernel.Problem;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TrustAcceptsTest {
  private final Problems problems = new Problems();

  private List<TrustRule> rules(String more) {
    Declaration declaration =
        DeclarationFile.read(
            """
            workloads:
              - name: dev-previews
                subtype: ci-pipeline
                environment: dev
                owner: {team: web, contact: alice}
                purpose: show previews
                trust:
                  - issuer: https://token.actions.githubusercontent.com
                    audience: https://ilk.example
                    condition: claims.repository_id == "74"
            """
                + more.indent(8),
            problems);
    return declaration.identities().stream()
        .flatMap(spec -> ((Spec.OfMachine) spec).trust().stream())
        .map(Spec.At::value)
        .toList();
  }

  private List<String> codes() {
    return problems.all().stream().map(Problem::code).toList();
  }

  @Test
  void a_width_is_accepted_with_its_reason() {
    assertEquals(
        Optional.of(
            new TrustRule.Accepted(
                Set.of(Width.ANY_BRANCH, Width.PULL_REQUESTS), "previews hold nothing")),
        rules("accepts: [any_branch, pull_requests]\naccepts_because: previews hold nothing")
            .getFirst()
            .accepted());
    assertEquals(List.of(), codes());
  }

  @Test
  void a_rule_that_says_nothing_accepts_nothing() {
    assertEquals(Optional.empty(), rules("").getFirst().accepted());
  }

  @Test
  void a_width_without_a_reason_is_refused() {
    assertEquals(List.of(), rules("accepts: [any_branch]"));
    assertEquals(List.of("missing_key"), codes());
  }

  @Test
  void a_reason_without_a_width_is_refused() {
    assertEquals(List.of(), rules("accepts_because: just so"));
    assertEquals(List.of("missing_key"), codes());
  }

  @Test
  void an_empty_reason_is_none() {
    rules("accepts: [any_branch]\naccepts_because: '  '");
    assertEquals(List.of("malformed_value"), codes());
  }

  @Test
  void a_width_that_is_none_is_refused() {
    rules("accepts: [everything]\naccepts_because: why not");
    assertEquals(List.of("malformed_value"), codes());
  }
}
