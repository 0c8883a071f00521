package dev.ilk.prove.human.grant;

import dev.ilk.kernel.StoreUnavailable;
import java.time.Instant;
import java.util.Optional;

/** Finds what stands for grants, on whatever node it was given out, and uses it up. */
public interface GrantLookup {

  /**
   * A code or token by what is kept of it.
   *
   * @param digest as {@link dev.ilk.keys.Secrets#digest} makes it
   * @return used and over or not, as every node sees it now; empty if there is none
   * @throws StoreUnavailable if the store does not answer
   */
  Optional<HeldSecret> find(String digest) throws StoreUnavailable;

  /**
   * Uses a code or token up. Of all callers on all nodes exactly one is told that it was the first;
   * for any other the grant is ended, and everything issued on it taken back, in the same
   * transaction (RFC 6749, section 4.1.2; RFC 9700, section 4.14.2).
   *
   * @param digest which
   * @param now the present
   * @return true if it was not used before
   * @throws StoreUnavailable if it is not known whether it was used up
   */
  boolean spend(String digest, Instant now) throws StoreUnavailable;
}
