package dev.ilk.keys;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The root key in use and those it came after, so that what was sealed under a former one can still
 * be opened and sealed anew.
 *
 * @param current what is sealed under from now on
 * @param former what may still be needed for opening; usually empty
 */
public record RootKeys(RootKey current, List<RootKey> former) {
  public RootKeys {
    former = List.copyOf(former);
  }

  /**
   * One root key that was never changed.
   *
   * @param only the key
   * @return that key alone
   */
  public static RootKeys of(RootKey only) {
    return new RootKeys(only, List.of());
  }

  Optional<RootKey> find(String id) {
    return Stream.concat(Stream.of(current), former.stream())
        .filter(root -> root.id().equals(id))
        .findFirst();
  }
}
