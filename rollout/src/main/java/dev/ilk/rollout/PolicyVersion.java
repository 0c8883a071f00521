package dev.ilk.rollout;

import dev.ilk.actor.Team;
import dev.ilk.decide.PolicyText;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one set of policies held since one moment. Never changed once it is stored.
 *
 * @param number one more than that of the version before, of whichever set; the first is 1
 * @param team whose; empty for the organisation's own
 * @param at since when
 * @param by who put it in force
 * @param reason why, in their words
 * @param digest of the files
 * @param restores the earlier version that holds the same; empty if it was a new one
 * @param files policies and schema, by name
 */
public record PolicyVersion(
    long number,
    Optional<Team> team,
    Instant at,
    Id.Identity by,
    String reason,
    String digest,
    Optional<Long> restores,
    List<PolicyText> files) {
  public PolicyVersion {
    files = List.copyOf(files);
  }
}
