package dev.ilk.policy.table;

import dev.ilk.cedar.Inspection;
import dev.ilk.cedar.Inspector;
import dev.ilk.cedar.Policy;
import dev.ilk.cedar.data.Posed;
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
    private boolean applied;

    Watched(Policy policy) {
      this.id = policy.id();
      this.inspector = new Inspector(policy);
      this.seen =
          inspector.clauses().stream()
              .<Set<Inspection.Outcome>>map(clause -> EnumSet.noneOf(Inspection.Outcome.class))
              .toList();
    }

    void look(Posed posed) {
      Inspection inspection = inspector.inspect(posed);
      List<Inspection.Outcome> outcomes = inspection.clauses();
      for (int i = 0; i < outcomes.size(); i++) {
        seen.get(i).add(outcomes.get(i));
      }
      applied |=
          inspection.concerned() && outcomes.stream().allMatch(Inspection.Outcome.HOLDS::equals);
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
      return gaps;
    }

    long seenSides() {
      return seen.stream()
          .mapToLong(
              outcomes -> outcomes.stream().filter(o -> o != Inspection.Outcome.ERRS).count())
          .sum();
    }
  }

  private final List<Watched> policies;

  Coverage(List<Policy> policies) {
    this.policies = policies.stream().map(Watched::new).toList();
  }

  void look(Posed posed) {
    policies.forEach(policy -> policy.look(posed));
  }

  TestReport.Covered summary() {
    return new TestReport.Covered(
        (int) policies.stream().filter(policy -> policy.applied).count(),
        policies.size(),
        policies.stream().mapToLong(Watched::seenSides).sum(),
        policies.stream().mapToLong(policy -> 2L * policy.seen.size()).sum(),
        policies.stream()
            .flatMap(policy -> policy.gaps().stream().map(gap -> "`" + policy.id + "` " + gap))
            .toList());
  }
}
