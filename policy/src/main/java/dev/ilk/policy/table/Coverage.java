package dev.ilk.policy.table;

import dev.ilk.cedar.Inspection;
import dev.ilk.cedar.Inspector;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.ast.Effect;
import dev.ilk.cedar.data.Posed;
import dev.ilk.decide.Decision;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** How much of the policies the steps of tests have seen. */
final class Coverage {

  /** One policy, with what was seen of it. */
  private static final class Watched {
    private final String id;
    private final Inspector inspector;
    private final List<Set<Inspection.Outcome>> seen;
    private final boolean forbids;
    // What a policy says of the past is one part, of which only the decision tells.
    private final boolean temporal;
    private final Set<Inspection.Outcome> past = EnumSet.noneOf(Inspection.Outcome.class);
    private boolean applied;

    Watched(Policy policy) {
      this.id = policy.id();
      this.inspector = new Inspector(policy);
      this.forbids = policy.effect() == Effect.FORBID;
      this.temporal = !policy.tree().temporal().isEmpty();
      this.seen =
          inspector.clauses().stream()
              .<Set<Inspection.Outcome>>map(clause -> EnumSet.noneOf(Inspection.Outcome.class))
              .toList();
    }

    void look(Posed posed, Decision decision) {
      Inspection inspection = inspector.inspect(posed);
      List<Inspection.Outcome> outcomes = inspection.clauses();
      for (int i = 0; i < outcomes.size(); i++) {
        seen.get(i).add(outcomes.get(i));
      }
      if (!inspection.concerned()
          || !outcomes.stream().allMatch(Inspection.Outcome.HOLDS::equals)) {
        return;
      }
      if (!temporal) {
        applied = true;
      } else if (decided(decision)) {
        applied = true;
        past.add(Inspection.Outcome.HOLDS);
      } else if (wouldHaveDecided(decision)) {
        past.add(Inspection.Outcome.FAILS);
      }
    }

    private boolean decided(Decision decision) {
      return decision.policies().contains(id)
          || decision.shadow().filter(shadow -> shadow.policies().contains(id)).isPresent();
    }

    /** Tells whether the policy would be named if it applied: what overrides it hides it. */
    private boolean wouldHaveDecided(Decision decision) {
      return forbids || decision.policies().isEmpty() || decision instanceof Decision.Allow;
    }

    List<String> gaps() {
      List<String> gaps = new ArrayList<>();
      if (!applied) {
        gaps.add("never applied");
      }
      for (int i = 0; i < seen.size(); i++) {
        String clause = inspector.clauses().get(i);
        if (!seen.get(i).contains(Inspection.Outcome.HOLDS) && applied) {
          gaps.add("never held: " + clause);
        }
        if (!seen.get(i).contains(Inspection.Outcome.FAILS)) {
          gaps.add("never failed: " + clause);
        }
      }
      if (temporal && !past.contains(Inspection.Outcome.FAILS)) {
        gaps.add("never failed: its rule over time");
      }
      return gaps;
    }

    long seenSides() {
      return past.size()
          + seen.stream()
              .mapToLong(
                  outcomes -> outcomes.stream().filter(o -> o != Inspection.Outcome.ERRS).count())
              .sum();
    }

    long sides() {
      return 2L * (seen.size() + (temporal ? 1 : 0));
    }
  }

  private final List<Watched> policies;

  Coverage(List<Policy> policies) {
    this.policies = policies.stream().map(Watched::new).toList();
  }

  void look(Posed posed, Decision decision) {
    policies.forEach(policy -> policy.look(posed, decision));
  }

  TestReport.Covered summary() {
    return new TestReport.Covered(
        (int) policies.stream().filter(policy -> policy.applied).count(),
        policies.size(),
        policies.stream().mapToLong(Watched::seenSides).sum(),
        policies.stream().mapToLong(Watched::sides).sum(),
        policies.stream()
            .flatMap(policy -> policy.gaps().stream().map(gap -> "`" + policy.id + "` " + gap))
            .toList());
  }
}
