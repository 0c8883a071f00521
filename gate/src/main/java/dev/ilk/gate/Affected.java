package dev.ilk.gate;

import java.time.Instant;
import java.util.Set;

/** Finds what taking something back reaches. */
public interface Affected {

  /**
   * Looks for everything that stops, or would.
   *
   * @param what what is taken back
   * @param at when
   * @return identities, rules, delegations, and the tokens that were alive
   * @throws PartUnavailable if the registry or the record cannot be read
   */
  Revoke.Reached by(Revoke.Revocable what, Instant at) throws PartUnavailable;

  /**
   * The identities that an issuer of foreign tokens can vouch for.
   *
   * @param issuer the exact {@code iss}
   * @return their subjects
   * @throws PartUnavailable if the registry cannot be read
   */
  Set<String> vouchedBy(String issuer) throws PartUnavailable;
}
