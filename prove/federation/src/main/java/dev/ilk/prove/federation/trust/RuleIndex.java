package dev.ilk.prove.federation.trust;

import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Constraint;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Rules by the value that they pin one claim to: the claim for which all rules together name the
 * most values. So a token is tried against the few rules that can match it instead of all; with ten
 * thousand repositories at one issuer, about one.
 */
final class RuleIndex {
  private final Optional<ClaimPath> telling;
  private final Map<Object, List<Rule>> pinned = new HashMap<>();
  private final List<Rule> unpinned = new ArrayList<>();

  private RuleIndex(Optional<ClaimPath> telling) {
    this.telling = telling;
  }

  static RuleIndex of(List<Rule> rules) {
    RuleIndex index = empty(rules);
    rules.forEach(index::add);
    return index;
  }

  /** An index without rules that is made for these. */
  static RuleIndex empty(List<Rule> rules) {
    Map<ClaimPath, Set<Object>> values = new HashMap<>();
    for (Rule rule : rules) {
      for (ClaimPath path : rule.condition().bindings().constraints().keySet()) {
        values.computeIfAbsent(path, p -> new HashSet<>()).addAll(values(rule, path));
      }
    }
    ClaimPath most = null;
    int seen = 0;
    for (Map.Entry<ClaimPath, Set<Object>> entry : values.entrySet()) {
      if (entry.getValue().size() > seen) {
        most = entry.getKey();
        seen = entry.getValue().size();
      }
    }
    return new RuleIndex(Optional.ofNullable(most));
  }

  void add(Rule rule) {
    Set<Object> values = pins(rule);
    for (Object value : values) {
      pinned.computeIfAbsent(value, v -> new ArrayList<>()).add(rule);
    }
    if (values.isEmpty()) {
      unpinned.add(rule);
    }
  }

  /** The rules whose conditions hold. */
  List<Rule> matching(Map<String, Object> claims) {
    List<Rule> matching = new ArrayList<>();
    telling
        .flatMap(path -> path.in(claims))
        .map(pinned::get)
        .ifPresent(rules -> addHolding(rules, claims, matching));
    addHolding(unpinned, claims, matching);
    return matching;
  }

  /** The rules that could match a token which the given one matches. */
  Set<Rule> rivals(Rule rule) {
    Set<Rule> rivals = new LinkedHashSet<>(unpinned);
    Set<Object> values = pins(rule);
    for (Object value : values.isEmpty() ? pinned.keySet() : values) {
      rivals.addAll(pinned.getOrDefault(value, List.of()));
    }
    return rivals;
  }

  private static void addHolding(
      List<Rule> rules, Map<String, Object> claims, List<Rule> matching) {
    for (Rule rule : rules) {
      if (rule.condition().holds(claims)) {
        matching.add(rule);
      }
    }
  }

  private Set<Object> pins(Rule rule) {
    return telling.map(path -> values(rule, path)).orElse(Set.of());
  }

  /** The values that the rule allows for a claim, if it lists them. */
  private static Set<Object> values(Rule rule, ClaimPath path) {
    return rule.condition().bindings().constraints().get(path)
            instanceof Constraint.OneOf(Set<Object> allowed)
        ? allowed
        : Set.of();
  }
}
