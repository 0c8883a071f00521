package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Provenance;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Sha256;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Tell how images of a workload were built. It is verified by the workload's own rule, and kept.
 *
 * @param at the environment in which it counts
 * @param workload the name of the workload
 * @param bundle in Sigstore's format; of any content, at most 512 KiB
 */
public record AddProvenance(Environment at, String workload, Bytes bundle)
    implements Command<List<Provenance>> {

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
    return Asked.action(action(), "Workload", workload, Map.of("bundle_sha256", digest()));
  }

  /**
   * A name for the bundle.
   *
   * @return its SHA-256 in hexadecimal
   */
  public String digest() {
    return Bytes.of(Sha256.of(bundle.toArray())).hex();
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }

  /** Says nothing of the content. */
  @Override
  public String toString() {
    return "AddProvenance";
  }
}
