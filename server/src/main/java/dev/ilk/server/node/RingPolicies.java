package dev.ilk.server.node;

import dev.ilk.issue.svid.AuthorityPolicies;
import dev.ilk.keys.Algorithm;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.record.append.RingLogKeys;
import java.util.Map;

/**
 * How the keys of each ring are made and how long they serve.
 *
 * @param chosen the algorithms that were chosen for rings of tokens
 * @param authorities the policies of the other rings
 */
record RingPolicies(Map<RingName, Algorithm> chosen, AuthorityPolicies authorities) {

  /** Tokens live for minutes; checkpoints are verified for ever. */
  RingPolicy of(RingName name) {
    if (name.equals(RingLogKeys.RING)) {
      return RingPolicy.CHECKPOINTS;
    }
    RingPolicy usual = authorities.of(name);
    return new RingPolicy(
        chosen.getOrDefault(name, usual.algorithm()),
        usual.period(),
        usual.lead(),
        usual.retention());
  }
}
