package dev.ilk.issue.offline;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomains;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.RingPolicy;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The imported chains as this node holds them. Other nodes' changes reach it by {@link #refresh};
 * should that fail, they are read again after {@link KeyRings#STALE_AFTER}, as rings are. Safe to
 * share between threads.
 */
public final class ImportedChains {
  /** How long a root stands in the bundle before what it signed does: others look by then. */
  public static final Duration LEAD = RingPolicy.ROOTS.lead();

  /** Longer than any authority lives that Ilk's own root signed before the first import. */
  private static final Duration OWN_ROOTS_STAY = RingPolicy.ROOTS.retention();

  private final ImportStore store;
  private final TrustDomains domains;
  private final InstantSource clock;
  private volatile Held held = new Held(List.of(), Instant.MIN);

  private record Held(List<ImportedChain> chains, Instant readAt) {}

  /**
   * Those of a store.
   *
   * @param store where they are kept
   * @param domains the trust domain of each environment
   * @param clock the present
   */
  public ImportedChains(ImportStore store, TrustDomains domains, InstantSource clock) {
    this.store = store;
    this.domains = domains;
    this.clock = clock;
  }

  /**
   * Reads them again, because they were changed.
   *
   * @throws StoreUnavailable if the store does not answer
   */
  public void refresh() throws StoreUnavailable {
    Instant readAt = clock.instant();
    held = new Held(List.copyOf(store.all()), readAt);
  }

  /**
   * The chains of an environment's trust domain, those that are over or distrusted among them.
   *
   * @param at the environment
   * @return in the order in which they were imported
   * @throws StoreUnavailable if they are not known well enough
   */
  public List<ImportedChain> of(Environment at) throws StoreUnavailable {
    return current().stream()
        .filter(chain -> chain.at().equals(at) && chain.domain().equals(domains.of(at)))
        .toList();
  }

  /**
   * The environments whose authorities an offline root signs.
   *
   * @return each once
   * @throws StoreUnavailable if they are not known well enough
   */
  public Set<Environment> environments() throws StoreUnavailable {
    return current().stream().map(ImportedChain::at).collect(Collectors.toUnmodifiableSet());
  }

  /**
   * Whether an offline root signs the authorities of an environment, so that Ilk's own does not.
   *
   * @param at the environment
   * @return true from the first import on
   * @throws StoreUnavailable if that is not known well enough
   */
  public boolean isOffline(Environment at) throws StoreUnavailable {
    return current().stream().anyMatch(chain -> chain.at().equals(at));
  }

  /**
   * The chain of a key.
   *
   * @param at the environment whose ring has the key
   * @param kid the key's id
   * @return empty if none was imported, or it is distrusted
   * @throws StoreUnavailable if that is not known well enough
   */
  public Optional<ImportedChain> find(Environment at, String kid) throws StoreUnavailable {
    return of(at).stream()
        .filter(chain -> chain.kid().equals(kid) && chain.distrusted().isEmpty())
        .findFirst();
  }

  /**
   * The chain by which a key signs now.
   *
   * @param at the environment whose ring has the key
   * @param kid the key's id
   * @return empty if there is none, or its time has not come
   * @throws StoreUnavailable if that is not known well enough
   */
  public Optional<ImportedChain> signing(Environment at, String kid) throws StoreUnavailable {
    return find(at, kid).filter(chain -> !clock.instant().isBefore(chain.signsFrom()));
  }

  /**
   * Whether Ilk's own roots of an environment are trust anchors: they sign nothing after the first
   * import, and stay until all that they signed before has ended.
   *
   * @param at the environment
   * @return true if it was never offline, or not for long
   * @throws StoreUnavailable if that is not known well enough
   */
  public boolean trustsOwnRoots(Environment at) throws StoreUnavailable {
    return of(at).stream()
        .findFirst()
        .map(first -> clock.instant().isBefore(first.imported().plus(OWN_ROOTS_STAY)))
        .orElse(true);
  }

  /**
   * From when what a root has signed may sign leaves: once others had time to learn of the root.
   *
   * @param chain the chain above which the root stands
   * @return no earlier than its import
   * @throws StoreUnavailable if that is not known well enough
   */
  public Instant ripe(ImportedChain chain) throws StoreUnavailable {
    Instant first =
        of(chain.at()).stream()
            .filter(other -> other.distrusted().isEmpty() && other.root().equals(chain.root()))
            .map(ImportedChain::imported)
            .findFirst()
            .orElseGet(chain::imported);
    Instant ripe = first.plus(LEAD);
    return ripe.isAfter(chain.imported()) ? ripe : chain.imported();
  }

  private List<ImportedChain> current() throws StoreUnavailable {
    Held now = held;
    boolean fresh =
        !now.readAt().equals(Instant.MIN)
            && clock.instant().isBefore(now.readAt().plus(KeyRings.STALE_AFTER));
    if (!fresh) {
      refresh();
    }
    return held.chains();
  }
}
