package dev.ilk.issue.offline;

import dev.ilk.actor.Environment;
import dev.ilk.actor.TrustDomain;
import dev.ilk.kernel.Bytes;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * The certificates of an authority that an offline root stands above.
 *
 * @param at the environment whose ring has the authority's key
 * @param domain the trust domain that the environment was when it was imported
 * @param kid the key's id
 * @param certificates in DER, the authority's first and the root's last; from 2 to {@link #LONGEST}
 * @param imported when it was imported
 * @param signsFrom from when it signs
 * @param end when the first of the certificates ends
 * @param distrusted since when its root is trusted no more, if so
 */
public record ImportedChain(
    Environment at,
    TrustDomain domain,
    String kid,
    List<Bytes> certificates,
    Instant imported,
    Instant signsFrom,
    Instant end,
    Optional<Instant> distrusted) {
  /** How many certificates a chain may have: what peers are shown then fits what they read. */
  public static final int LONGEST = 4;

  public ImportedChain {
    certificates = List.copyOf(certificates);
    if (certificates.size() < 2 || certificates.size() > LONGEST) {
      throw new IllegalArgumentException("a chain from an authority to its root");
    }
  }

  /**
   * The authority's own certificate.
   *
   * @return in DER
   */
  public Bytes authority() {
    return certificates.getFirst();
  }

  /**
   * What stands between the authority and its root.
   *
   * @return in DER, lowest first; usually nothing
   */
  public List<Bytes> between() {
    return certificates.subList(1, certificates.size() - 1);
  }

  /**
   * The trust anchor.
   *
   * @return in DER
   */
  public Bytes root() {
    return certificates.getLast();
  }
}
