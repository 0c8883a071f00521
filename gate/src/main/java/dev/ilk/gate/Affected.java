package dev.ilk.gate;

import java.time.Instant;

/** Finds what taking something back reaches. */
@FunctionalInterface
public interface Affected {

  /**
   * Looks for everything that would stop.
   *
   * @param what what is to be taken back
   * @param at the present
   * @return identities, rules, delegations and tokens
   * @throws PartUnavailable if the registry or the record cannot be read
   */
  Revoke.Reached by(Revoke.Revocable what, Instant at) throws PartUnavailable;
}
