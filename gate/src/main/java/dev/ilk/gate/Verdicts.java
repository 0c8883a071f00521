package dev.ilk.gate;

import dev.ilk.decide.Decision;
import dev.ilk.kernel.Problem;
import dev.ilk.record.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/** Why something was allowed or not, in the record's words. */
final class Verdicts {
  private Verdicts() {}

  static Verdict of(Decision decision) {
    String code =
        switch (decision) {
          case Decision.Allow allow -> "allowed";
          case Decision.Deny deny -> deny.policies().isEmpty() ? "not_permitted" : "forbidden";
          case Decision.Needs needs -> "needs_more";
        };
    return new Verdict(
        code,
        decision.reason(),
        decision.policies(),
        decision.policyVersion(),
        "",
        decision.shadow().map(shadow -> word(shadow.outcome())).orElse(""),
        decision.shadow().map(Decision.Shadow::policies).orElse(List.of()));
  }

  private static String word(Decision.Outcome outcome) {
    return switch (outcome) {
      case ALLOW -> "allow";
      case DENY -> "deny";
      case NEEDS -> "needs";
    };
  }

  static Verdict of(List<Problem> problems) {
    String reason = problems.stream().map(Problem::sentence).collect(Collectors.joining("; "));
    return new Verdict(problems.getFirst().code(), reason, List.of(), "");
  }

  static Verdict lost() {
    return new Verdict(
        "outcome_unknown",
        "the node stopped before it recorded what came of this; look at what it changed",
        List.of(),
        "");
  }

  static Verdict broken(String code, Decision decision) {
    return new Verdict(
        code,
        "a part of Ilk broke while this was carried out",
        decision.policies(),
        decision.policyVersion());
  }
}
