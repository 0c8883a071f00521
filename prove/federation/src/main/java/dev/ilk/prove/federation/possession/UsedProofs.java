package dev.ilk.prove.federation.possession;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;

/**
 * Which proofs were used, on whichever node: of those that come with the same one, at once or one
 * after the other, one is the first.
 */
public interface UsedProofs {
  /**
   * Takes note of a proof. When this returns true, it is durable.
   *
   * @param name the proof's name: a digest in base64url
   * @param until when it may be forgotten
   * @return whether it is the first time
   * @throws StoreUnavailable if that cannot be said; then the proof is not accepted
   */
  boolean first(String name, Instant until) throws StoreUnavailable;

  /**
   * Forgets what would be refused for its age.
   *
   * @param now the present
   * @return how many were forgotten
   * @throws StoreUnavailable if nothing was
   */
  int prune(Instant now) throws StoreUnavailable;
}
