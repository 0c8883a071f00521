package dev.ilk.rollout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.actor.Team;
import dev.ilk.decide.Policies;
import dev.ilk.decide.PolicyText;
import dev.ilk.gate.ApplyPolicies;
import dev.ilk.gate.ReadPolicies;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Ids;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyApplyingTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final Id.Identity ALICE = new Ids(InstantSource.fixed(NOW)).identity();
  private static final Optional<Team> PAYMENTS = Optional.of(new Team("payments"));
  private static final Optional<Team> BILLING = Optional.of(new Team("billing"));
  private static final Optional<Team> ORGANISATION = Optional.empty();

  private final MemoryPolicyStore store = new MemoryPolicyStore();
  private final PolicyApplying applying = new PolicyApplying(store, new Here());

  /** A node with one guardrail and one declared policy. */
  private static final class Here implements PoliciesHere {
    @Override
    public List<PolicyText> guardrails() {
      return List.of(text("guardrails/g.cedar", "no-deletes", "resource"));
    }

    @Override
    public List<PolicyText> declared() {
      return List.of(text("declared", "declared", "resource"));
    }

    @Override
    public ReadPolicies.Here here() {
      return new ReadPolicies.Here("v0", Optional.empty());
    }

    @Override
    public List<Problem> problems(List<PolicyText> texts) {
      List<PolicyText> all = new ArrayList<>(guardrails());
      all.addAll(declared());
      all.addAll(texts);
      return Policies.compile(all, "") instanceof Result.Failed<Policies>(List<Problem> problems)
          ? problems
          : List.of();
    }
  }

  private static PolicyText text(String file, String id, String resource) {
    return new PolicyText(
        file, "@id(\"%s\") permit (principal is Human, action, %s);".formatted(id, resource));
  }

  private static PolicyText within(String team, String id) {
    return text("a.cedar", id, "resource in Team::\"%s\"".formatted(team));
  }

  private Result<ApplyPolicies.Applied> apply(
      Optional<Team> team, Optional<Long> expected, PolicyText... files) throws StoreUnavailable {
    return applying.apply(
        new ApplyPolicies(team, new ApplyPolicies.Files(List.of(files)), expected, "CHG-1"),
        ALICE,
        NOW);
  }

  private static ApplyPolicies.Applied ok(Result<ApplyPolicies.Applied> result) {
    return switch (result) {
      case Result.Ok<ApplyPolicies.Applied>(ApplyPolicies.Applied applied) -> applied;
      case Result.Failed<ApplyPolicies.Applied>(List<Problem> problems) ->
          throw new AssertionError(problems.getFirst().sentence());
    };
  }

  private static Problem problem(Result<ApplyPolicies.Applied> result) {
    return ((Result.Failed<ApplyPolicies.Applied>) result).problems().getFirst();
  }

  @Test
  void what_is_applied_is_the_next_version_with_who_when_and_why() throws StoreUnavailable {
    assertEquals(1, ok(apply(PAYMENTS, Optional.empty(), within("payments", "p"))).version());
    PolicyVersion stored = store.find(1).orElseThrow();
    assertEquals(PAYMENTS, stored.team());
    assertEquals(ALICE, stored.by());
    assertEquals(NOW, stored.at());
    assertEquals("CHG-1", stored.reason());
    assertEquals(2, ok(apply(BILLING, Optional.empty(), within("billing", "b"))).version());
    assertEquals(2, store.inForce(Long.MAX_VALUE).size());
  }

  @Test
  void the_same_again_makes_no_version() throws StoreUnavailable {
    ok(apply(PAYMENTS, Optional.empty(), within("payments", "p")));
    ApplyPolicies.Applied again = ok(apply(PAYMENTS, Optional.empty(), within("payments", "p")));
    assertFalse(again.changed());
    assertEquals(1, again.version());
    assertEquals(1, store.latest());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "resource",
        "resource is Invoice",
        "resource in Team::\"billing\"",
        "resource is Invoice in Team::\"billing\"",
        "resource in Environment::\"payments\"",
        "resource in Role::\"payments\"",
        "resource == Team::\"payments\"",
        "resource == ResourceServer::\"https://payments.example\"",
        "resource in Other::Team::\"payments\""
      })
  void a_team_cannot_speak_of_what_it_does_not_own(String head) throws StoreUnavailable {
    Problem refused = problem(apply(PAYMENTS, Optional.empty(), text("sub/x.cedar", "mine", head)));
    assertEquals("policy_reaches_out", refused.code());
    assertTrue(refused.where().startsWith("sub/x.cedar:1:"), refused.where());
    assertTrue(refused.message().contains("`mine`"), refused.message());
    assertTrue(refused.message().contains("`payments`"), refused.message());
    assertEquals(0, store.latest());
  }

  @Test
  void a_forbid_of_a_team_is_confined_as_well() throws StoreUnavailable {
    PolicyText forbid =
        new PolicyText("f.cedar", "@id(\"f\") forbid (principal, action, resource);");
    assertEquals("policy_reaches_out", problem(apply(PAYMENTS, Optional.empty(), forbid)).code());
    assertEquals(1, ok(apply(ORGANISATION, Optional.empty(), forbid)).version());
  }

  @Test
  void every_policy_that_reaches_out_is_named() throws StoreUnavailable {
    Result<ApplyPolicies.Applied> result =
        apply(
            PAYMENTS,
            Optional.empty(),
            text("a.cedar", "one", "resource"),
            text("b.cedar", "fine", "resource in Team::\"payments\""),
            text("c.cedar", "two", "resource"));
    assertEquals(2, ((Result.Failed<ApplyPolicies.Applied>) result).problems().size());
  }

  @Test
  void ids_of_guardrails_declared_policies_and_other_sets_are_taken() throws StoreUnavailable {
    ok(apply(BILLING, Optional.empty(), within("billing", "theirs")));
    for (String taken : List.of("no-deletes", "declared", "theirs")) {
      Problem refused = problem(apply(PAYMENTS, Optional.empty(), within("payments", taken)));
      assertTrue(refused.message().contains("`" + taken + "`"), refused.message());
      assertTrue(refused.where().startsWith("a.cedar:"), refused.where());
    }
    assertEquals(1, store.latest());
  }

  @Test
  void what_does_not_validate_is_refused_with_its_places() throws StoreUnavailable {
    PolicyText schema =
        new PolicyText(
            "s.cedarschema",
            """
            entity Team;
            entity Human;
            entity Payment in [Team] { amount: Long };
            action "pay" appliesTo { principal: [Human], resource: [Payment] };
            """);
    PolicyText wrong =
        new PolicyText(
            "p.cedar",
            """
            @id("p")
            permit (
              principal is Human,
              action == Action::"pay",
              resource is Payment in Team::"payments"
            )
            when { resource.amout < 10 };
            """);
    Problem refused = problem(apply(PAYMENTS, Optional.empty(), schema, wrong));
    assertEquals("invalid", refused.code());
    assertTrue(refused.where().startsWith("p.cedar:7:"), refused.where());
    PolicyText right = new PolicyText("p.cedar", wrong.text().replace("amout", "amount"));
    ok(apply(PAYMENTS, Optional.empty(), schema, right));
    assertEquals(2, store.find(1).orElseThrow().files().size());
  }

  @Test
  void hostile_files_are_refused_and_nothing_is_stored() throws StoreUnavailable {
    String deep = "@id(\"x\") permit (principal, action, resource) when { " + "(".repeat(50_000);
    for (List<PolicyText> files :
        List.of(
            List.<PolicyText>of(),
            List.of(new PolicyText("../x.cedar", "")),
            List.of(new PolicyText("/etc/x.cedar", "")),
            List.of(new PolicyText("x.txt", "")),
            List.of(new PolicyText("x".repeat(500) + ".cedar", "")),
            List.of(within("payments", "p"), within("payments", "p")),
            List.of(new PolicyText("x.cedar", deep)),
            List.of(new PolicyText("x.cedar", "permit (principal, action, resource);")),
            List.of(within("payments", "ilk:own")),
            List.of(new PolicyText("x.cedar", "/" + "*".repeat(Bounds.MOST_TEXT))))) {
      Result<ApplyPolicies.Applied> result =
          apply(PAYMENTS, Optional.empty(), files.toArray(PolicyText[]::new));
      assertTrue(result instanceof Result.Failed<ApplyPolicies.Applied>);
    }
    List<PolicyText> many = new ArrayList<>();
    for (int i = 0; i <= Bounds.MOST_FILES; i++) {
      many.add(new PolicyText("f%d.cedar".formatted(i), ""));
    }
    assertEquals(
        "policies_malformed",
        problem(apply(PAYMENTS, Optional.empty(), many.toArray(PolicyText[]::new))).code());
    assertEquals(0, store.latest());
  }

  @Test
  void who_expects_another_version_overwrites_nothing() throws StoreUnavailable {
    assertEquals(
        "policies_moved",
        problem(apply(PAYMENTS, Optional.of(3L), within("payments", "p"))).code());
    ok(apply(PAYMENTS, Optional.of(0L), within("payments", "p")));
    ok(apply(BILLING, Optional.of(0L), within("billing", "b")));
    Problem moved = problem(apply(PAYMENTS, Optional.of(0L), within("payments", "q")));
    assertEquals(Problem.Kind.CONFLICT, moved.kind());
    assertTrue(moved.message().contains("is at version 1, not 0"), moved.message());
    // Another set's change does not stand in the way.
    assertEquals(3, ok(apply(PAYMENTS, Optional.of(1L), within("payments", "q"))).version());
  }

  private Result<ApplyPolicies.Applied> back(Optional<Team> team, long version)
      throws StoreUnavailable {
    return applying.apply(
        new ApplyPolicies(team, new ApplyPolicies.Earlier(version), Optional.empty(), "INC-1"),
        ALICE,
        NOW);
  }

  @Test
  void rolling_back_makes_a_new_version_of_what_was() throws StoreUnavailable {
    ok(apply(PAYMENTS, Optional.empty(), within("payments", "p")));
    ok(apply(PAYMENTS, Optional.empty(), within("payments", "q")));
    assertEquals(3, ok(back(PAYMENTS, 1)).version());
    PolicyVersion restored = store.find(3).orElseThrow();
    assertEquals(store.find(1).orElseThrow().files(), restored.files());
    assertEquals(Optional.of(1L), restored.restores());
    ok(back(PAYMENTS, 0));
    assertEquals(List.of(), store.inForce(Long.MAX_VALUE).getFirst().files());
  }

  @Test
  void a_set_is_not_rolled_back_to_anothers_version_or_to_none() throws StoreUnavailable {
    ok(apply(BILLING, Optional.empty(), within("billing", "b")));
    assertEquals("version_unknown", problem(back(PAYMENTS, 1)).code());
    assertEquals("version_unknown", problem(back(PAYMENTS, 9)).code());
  }

  @Test
  void what_can_no_longer_stand_beside_the_others_is_not_brought_back() throws StoreUnavailable {
    ok(apply(PAYMENTS, Optional.empty(), within("payments", "shared-name")));
    ok(back(PAYMENTS, 0));
    ok(apply(BILLING, Optional.empty(), within("billing", "shared-name")));
    assertTrue(problem(back(PAYMENTS, 1)).message().contains("shared-name"));
  }
}
