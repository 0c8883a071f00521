package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.TrustDomain;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Follow the bundle of a foreign trust domain no more, and forget it.
 *
 * @param at the environment whose workloads knew it
 * @param domain whose bundle
 */
public record EndFederation(Environment at, TrustDomain domain) implements Command<Done> {
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
    return Asked.action(action(), "ForeignDomain", domain.name(), Map.of("environment", at.name()));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
