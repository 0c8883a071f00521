package dev.ilk.prove.federation.own;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.List;

/** What was taken back before its end. Asked once for each token, so it answers from memory. */
@FunctionalInterface
public interface Revocations {
  /**
   * Whether a token was taken back.
   *
   * @param names all names by which it can be: its id, its holder, its subject, its actors, its
   *     delegation
   * @param issued its {@code iat}
   * @return true if it was
   * @throws StoreUnavailable if nothing can be said; then the token is not accepted
   */
  boolean takenBack(List<String> names, Instant issued) throws StoreUnavailable;
}
