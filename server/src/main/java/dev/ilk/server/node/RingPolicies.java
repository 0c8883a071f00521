package dev.ilk.server.node;

import dev.ilk.issue.svid.Authorities;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.record.append.RingLogKeys;
import java.util.Map;

/**
 * How the keys of each ring are made and how long they serve.
 *
 * @param chosen the algorithms that were chosen for rings of tokens
 */
record RingPolicies(Map<RingName, Algorithm> chosen) {

  /** Tokens live for minutes; checkpoints are verified for ever. */
  RingPolicy of(RingName name) {
    if (name.equals(RingLogKeys.RING)) {
      return RingPolicy.CHECKPOINTS;
    }
    RingPolicy usual = Authorities.policy(name);
    return new RingPolicy(
        chosen.getOrDefault(name, usual.algorithm()),
        usual.period(),
        usual.lead(),
        usual.retention());
  }
}
