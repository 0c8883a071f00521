package dev.ilk.web.oauth;

import dev.ilk.actor.Issuers;
import dev.ilk.gate.PartUnavailable;
import java.time.Duration;
import java.util.Optional;
import java.util.SortedSet;

/** What issuers publish to everyone, who need not say who they are. */
public interface Publications {

  /**
   * An issuer's keys.
   *
   * @param jwks the set as it is published (RFC 7517, section 5)
   * @param algorithms the {@code alg} values of its keys
   */
  record Keys(String jwks, SortedSet<String> algorithms) {}

  /**
   * The keys that an issuer publishes.
   *
   * @param issuer as named in a request
   * @return empty if there is no such environment; then no keys are made for it
   * @throws PartUnavailable if keys cannot be had now
   */
  Optional<Keys> keys(Issuers.Issuer issuer) throws PartUnavailable;

  /**
   * What an issuer has taken back, signed by it (docs/revocation-feed.md).
   *
   * @param issuer as named in a request
   * @param after the last number seen
   * @param wait how long to wait for news
   * @return a JWT; empty if there is no such environment
   * @throws PartUnavailable if this node does not know for sure
   * @throws InterruptedException if the server stops meanwhile
   */
  Optional<String> revocations(Issuers.Issuer issuer, long after, Duration wait)
      throws PartUnavailable, InterruptedException;
}
