package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Read, as a workload, by what the SVIDs of foreign trust domains are checked.
 *
 * @param at the workload's own environment
 */
public record ReadFederatedBundles(Environment at)
    implements Command<ReadFederatedBundles.Bundles> {

  /**
   * The bundles that count now.
   *
   * @param byDomain a JWK set in JSON for the name of each trust domain
   */
  public record Bundles(SortedMap<String, String> byDomain) {
    public Bundles {
      byDomain = Collections.unmodifiableSortedMap(new TreeMap<>(byDomain));
    }
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Environment", at.name());
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
