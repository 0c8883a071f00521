package dev.ilk.actor;

import java.time.Duration;
import java.util.Optional;

/**
 * A demand on a workload: its proofs count only while what runs is what was deployed (W6).
 *
 * @param workload the name of the workload
 * @param grace how long a deployment that ended or was replaced still counts, so that what is
 *     stopping can finish; from nothing to {@link #LONGEST_GRACE}
 * @param provenance how its images must have been built, for that to be told with its proofs; empty
 *     if nothing is told of it
 */
public record AttestationRule(
    String workload, Duration grace, Optional<ProvenanceRule> provenance) {
  /** The longest grace: as long as the longest token lives. */
  public static final Duration LONGEST_GRACE = Duration.ofMinutes(10);

  public AttestationRule {
    if (grace.isNegative() || grace.compareTo(LONGEST_GRACE) > 0) {
      throw new IllegalArgumentException("a grace is from nothing to ten minutes");
    }
  }
}
