package dev.ilk.server.node;

import dev.ilk.issue.svid.Authorities;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import dev.ilk.record.append.RingLogKeys;

/** How the keys of each ring are made and how long they serve. */
final class RingPolicies {
  private RingPolicies() {}

  /** Tokens live for minutes; checkpoints are verified for ever. */
  static RingPolicy of(RingName name) {
    return name.equals(RingLogKeys.RING) ? RingPolicy.CHECKPOINTS : Authorities.policy(name);
  }
}
