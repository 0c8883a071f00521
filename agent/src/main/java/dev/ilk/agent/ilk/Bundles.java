package dev.ilk.agent.ilk;

import dev.ilk.kernel.Bytes;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * By what processes check SVIDs: the bundle of their own trust domain, and those of the foreign
 * ones that their environment federates with.
 *
 * @param own of their own trust domain
 * @param foreign by the name of the trust domain
 */
public record Bundles(TrustBundle own, SortedMap<String, TrustBundle> foreign) {
  public Bundles {
    foreign = Collections.unmodifiableSortedMap(new TreeMap<>(foreign));
  }

  /**
   * A part of each foreign bundle, as the Workload API names them.
   *
   * @param part which part
   * @return by the SPIFFE ID of the trust domain
   */
  public Map<String, Bytes> foreign(Function<TrustBundle, Bytes> part) {
    Map<String, Bytes> parts = new LinkedHashMap<>();
    foreign.forEach((domain, bundle) -> parts.put("spiffe://" + domain, part.apply(bundle)));
    return parts;
  }

  /**
   * The bundle by which a SPIFFE ID is checked. No bundle vouches for anyone of another trust
   * domain, so a foreign one is never asked about the own.
   *
   * @param spiffeId of any content
   * @return that of its trust domain, if it is a known foreign one; the own one otherwise
   */
  public TrustBundle of(String spiffeId) {
    return foreign.entrySet().stream()
        .filter(one -> spiffeId.startsWith("spiffe://" + one.getKey() + "/"))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElse(own);
  }
}
