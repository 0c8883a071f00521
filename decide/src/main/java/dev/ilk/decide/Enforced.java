package dev.ilk.decide;

import dev.ilk.cedar.Policy;
import dev.ilk.cedar.PolicySet;
import dev.ilk.cedar.Response;
import java.util.List;
import java.util.function.Predicate;

/**
 * Policies that decide together.
 *
 * @param set all of them
 * @param firm those that ask for nothing more: what these allow needs only what the others ask
 */
record Enforced(PolicySet set, PolicySet firm) {

  static Enforced of(List<Policy> policies, Predicate<Policy> asksForMore) {
    return new Enforced(
        PolicySet.of(policies, List.of()).orThrow(),
        PolicySet.of(policies.stream().filter(asksForMore.negate()).toList(), List.of()).orThrow());
  }

  Response answer(Asking asking) {
    return asking.of(set);
  }

  /** The answer without those that ask for more. */
  Response lifted(Asking asking) {
    return asking.of(firm);
  }

  /** Tells whether a denied request would be allowed if what policies ask for were added. */
  boolean liftable(Asking asking, Response response) {
    return !response.allowed() && !response.determining().isEmpty() && asking.of(firm).allowed();
  }
}
