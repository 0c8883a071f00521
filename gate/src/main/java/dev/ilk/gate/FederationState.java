package dev.ilk.gate;

import dev.ilk.actor.FederatedDomain;
import java.time.Instant;
import java.util.Optional;

/**
 * A foreign trust domain that is followed, and how well.
 *
 * @param relation which, by whom
 * @param held its bundle as last read; empty if it never was, or is too old to count
 * @param trouble why the last look at its endpoint brought nothing; empty if it did
 */
public record FederationState(
    FederatedDomain relation, Optional<Held> held, Optional<String> trouble) {

  /**
   * A bundle that counts.
   *
   * @param authorities how many authorities of X.509-SVIDs it has
   * @param tokenKeys how many keys of JWT-SVIDs
   * @param sequence its number, if it has one
   * @param read when it was last read
   * @param until until when it counts if it cannot be read again
   */
  public record Held(
      int authorities, int tokenKeys, Optional<Long> sequence, Instant read, Instant until) {}
}
