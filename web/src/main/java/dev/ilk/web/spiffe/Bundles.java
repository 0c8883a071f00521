package dev.ilk.web.spiffe;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import java.util.Optional;

/** What trust domains publish to everyone, who need not say who they are. */
@FunctionalInterface
public interface Bundles {

  /**
   * The bundle of an environment's trust domain.
   *
   * @param environment as named in a request
   * @return a JWK set in JSON; empty if there is no such environment, and then no keys are made
   * @throws PartUnavailable if it cannot be had now
   */
  Optional<String> of(Environment environment) throws PartUnavailable;
}
