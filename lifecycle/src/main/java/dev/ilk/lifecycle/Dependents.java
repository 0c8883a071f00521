package dev.ilk.lifecycle;

import dev.ilk.kernel.StoreUnavailable;
import java.util.List;

/** Knows what would feel the end of an identity: another room's knowledge. */
@FunctionalInterface
public interface Dependents {

  /**
   * What hangs on an identity.
   *
   * @param subject kind and name
   * @return in words for people, at most 100; empty if nothing is known to
   * @throws StoreUnavailable if that cannot be read
   */
  List<String> of(String subject) throws StoreUnavailable;
}
