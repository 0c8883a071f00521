package dev.ilk.cedar;

import dev.ilk.cedar.diagnostic.Diagnostic;

/**
 * A policy that has no value for a request. It took no part in the decision.
 *
 * @param policy which policy
 * @param diagnostic why, and where in its source
 */
public record PolicyError(Policy policy, Diagnostic diagnostic) {

  @Override
  public String toString() {
    return "`" + policy.id() + "`: " + diagnostic;
  }
}
