package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.kernel.Problem;
import dev.ilk.prove.federation.condition.Bindings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds rules that would prove different identities by the same token. Decides where that can be
 * decided: conditions that are the same, or that are nothing but claims with values which do not
 * contradict each other, overlap; conditions that want different values of one claim do not. Of
 * anything else nothing is said here, and a token that matches both is refused when it is shown.
 */
final class Overlaps {
  /** Told at once; the others show themselves when these are mended. */
  private static final int MOST = 20;

  private Overlaps() {}

  static List<Problem> among(List<Rule> rules) {
    List<Problem> problems = new ArrayList<>();
    groups(rules, TrustRule::issuer)
        .forEach(some -> {
          oddKeySource(some).ifPresent(problems::add);
          groups(some, TrustRule::audience).forEach(rivals -> compare(rivals, problems));
        });
    return problems;
  }

  private static Collection<List<Rule>> groups(List<Rule> rules, Function<TrustRule, String> by) {
    return rules.stream()
        .collect(
            Collectors.groupingBy(
                rule -> by.apply(rule.source()), LinkedHashMap::new, Collectors.toList()))
        .values();
  }

  private static Optional<Problem> oddKeySource(List<Rule> rules) {
    TrustRule first = rules.getFirst().source();
    return rules.stream()
        .map(Rule::source)
        .filter(rule -> !rule.jwksUri().equals(first.jwksUri()))
        .findFirst()
        .map(odd -> twoKeySources(first, odd));
  }

  /** The index leaves out pairs that want different values of the claim that tells most. */
  private static void compare(List<Rule> rules, List<Problem> problems) {
    RuleIndex earlier = RuleIndex.empty(rules);
    for (Rule rule : rules) {
      for (Rule rival : earlier.rivals(rule)) {
        if (problems.size() >= MOST) {
          return;
        }
        if (overlap(rival, rule)) {
          problems.add(overlapping(rival.source(), rule.source()));
        }
      }
      earlier.add(rule);
    }
  }

  private static boolean overlap(Rule one, Rule other) {
    if (one.source().subject().equals(other.source().subject())
        || !one.source().audience().equals(other.source().audience())) {
      return false;
    }
    Bindings some = one.condition().bindings();
    Bindings more = other.condition().bindings();
    if (some.contradicts(more)) {
      return false;
    }
    return (some.exact() && more.exact())
        || one.condition().toString().equals(other.condition().toString());
  }

  private static Problem overlapping(TrustRule one, TrustRule other) {
    return Problem.of(
            Problem.Kind.INVALID,
            "trust_overlap",
            "rules `%s` and `%s` can match the same token, and prove `%s` and `%s` by it"
                .formatted(one.name(), other.name(), one.subject(), other.subject()))
        .mend("give each an audience of its own, or pin one claim to different values")
        .at(TrustRuleCheck.place(other, "condition"));
  }

  private static Problem twoKeySources(TrustRule one, TrustRule other) {
    return Problem.of(
            Problem.Kind.INVALID,
            "trust_keys_differ",
            "rules `%s` and `%s` find the keys of the same issuer in different places"
                .formatted(one.name(), other.name()))
        .mend("give all rules of an issuer the same `jwksUri`, or none of them any")
        .at(TrustRuleCheck.place(other, "jwksUri"));
  }
}
