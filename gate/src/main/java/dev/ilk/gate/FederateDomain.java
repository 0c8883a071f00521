package dev.ilk.gate;

import dev.ilk.actor.BundleEndpoint;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustDomain;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follow the bundle of a foreign trust domain (SPIFFE Federation, section 3).
 *
 * @param at the environment whose workloads shall know it
 * @param domain whose bundle
 * @param endpoint where the bundle is
 * @param bundle the bundle to begin with, as its owner handed it over; of any content
 */
public record FederateDomain(
    Environment at, TrustDomain domain, BundleEndpoint endpoint, Optional<String> bundle)
    implements Command<FederationState> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "ForeignDomain",
        domain.name(),
        Map.of(
            "environment", at.name(),
            "profile", endpoint.profile(),
            "endpoint", endpoint.url()));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
