package dev.ilk.registry;

import dev.ilk.actor.Credential;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.kernel.Id;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What an identity holds and when it last proved itself: known to the record, not to the registry.
 */
public interface LiveCredentials {

  /**
   * The credentials that hold at an instant.
   *
   * @param holder whose
   * @param at the instant
   * @return the newest first, at most 1000
   * @throws PartUnavailable if the record cannot be read
   */
  List<Credential> holding(Id.Identity holder, Instant at) throws PartUnavailable;

  /**
   * When an identity last proved itself.
   *
   * @param identity which
   * @return empty if it never has
   * @throws PartUnavailable if the record cannot be read
   */
  Optional<Instant> lastUse(Id.Identity identity) throws PartUnavailable;
}
