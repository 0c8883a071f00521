package dev.ilk.issue.svid;

import dev.ilk.actor.Environment;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.issue.offline.ImportedChains;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.keys.ring.KeyRings;
import dev.ilk.keys.ring.KeysUnavailable;
import dev.ilk.keys.ring.RingName;
import dev.ilk.keys.ring.Rotation;
import java.util.Optional;

/**
 * Who signs next below an offline root: the next key of the ring, once its imported chain may sign,
 * and never before. Any number of nodes may do this at once, and again after one broke off between
 * an import and this.
 */
public final class Succession {
  private final KeyRings rings;
  private final ImportedChains imports;

  /**
   * That of all environments.
   *
   * @param rings the keys of authorities
   * @param imports their chains
   */
  public Succession(KeyRings rings, ImportedChains imports) {
    this.rings = rings;
    this.imports = imports;
  }

  /**
   * Does what is due in an environment.
   *
   * @param at which
   * @return the rotation, if this node made it now
   * @throws PartUnavailable if the store does not answer or a key cannot be opened
   */
  public Optional<Rotation> advance(Environment at) throws PartUnavailable {
    RingName ring = Authorities.certificateRing(at);
    try {
      String next = rings.ring(ring).next().kid();
      return imports.signing(at, next).isPresent() ? rings.activate(ring, next) : Optional.empty();
    } catch (KeysUnavailable | StoreUnavailable e) {
      throw new PartUnavailable("the authority of `" + ring + "` cannot be replaced", e);
    }
  }
}
