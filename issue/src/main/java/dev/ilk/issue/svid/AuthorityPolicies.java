package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.RingPolicy;
import java.util.Optional;

/**
 * How the keys of trust domains are made and how long they serve. Below an offline root no schedule
 * replaces an authority, since nobody here could sign the next one: {@link Succession} does, once
 * that has its chain.
 */
public final class AuthorityPolicies {
  private static final String RING = "/x509-svid";

  private final ImportedChains imports;

  /**
   * Those of all rings.
   *
   * @param imports which environments have an offline root
   */
  public AuthorityPolicies(ImportedChains imports) {
    this.imports = imports;
  }

  /**
   * The policy of a ring.
   *
   * @param ring any ring
   * @return that of roots, or the usual one
   */
  public RingPolicy of(RingName ring) {
    RingPolicy usual = Authorities.policy(ring);
    return ring.value().endsWith(RING) && waits(ring)
        ? new RingPolicy(usual.algorithm(), Optional.empty(), usual.lead(), usual.retention())
        : usual;
  }

  /** Nothing is replaced while that is not known: the next key may be one without a chain. */
  private boolean waits(RingName ring) {
    String name = ring.value();
    try {
      return imports.isOffline(new Environment(name.substring(0, name.length() - RING.length())));
    } catch (StoreUnavailable e) {
      return true;
    }
  }
}
