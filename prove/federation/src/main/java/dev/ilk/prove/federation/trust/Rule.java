package dev.ilk.prove.federation.trust;

import dev.ilk.actor.TrustRule;
import dev.ilk.prove.federation.condition.Condition;
import dev.ilk.prove.federation.platform.Platform;

/**
 * A trust rule, ready to use.
 *
 * @param source as it was declared
 * @param condition compiled
 * @param platform whose tokens it is about
 */
record Rule(TrustRule source, Condition condition, Platform platform) {
  static Rule of(TrustRule source, Condition condition) {
    return new Rule(source, condition, Platform.of(source.issuer(), condition.bindings()));
  }
}
