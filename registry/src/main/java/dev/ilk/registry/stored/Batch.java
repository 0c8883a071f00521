package dev.ilk.registry.stored;

import dev.ilk.gate.declared.Joined;
import java.util.List;

/**
 * A change to the registry, made whole or not at all.
 *
 * @param expected the version of the registry that the change was worked out from
 * @param identities new ones, and those that become different; their revision is not looked at
 * @param declared new declarations, and those that become different
 * @param removed declarations that go; none of them also in {@code declared}
 * @param joined what other rooms write in the same transaction, in this order
 */
public record Batch(
    long expected,
    List<Registered> identities,
    List<Declared> declared,
    List<Declared.Ref> removed,
    List<Joined> joined) {
  public Batch {
    identities = List.copyOf(identities);
    declared = List.copyOf(declared);
    removed = List.copyOf(removed);
    joined = List.copyOf(joined);
  }

  /**
   * A change of the registry alone.
   *
   * @param expected as above
   * @param identities as above
   * @param declared as above
   * @param removed as above
   */
  public Batch(
      long expected,
      List<Registered> identities,
      List<Declared> declared,
      List<Declared.Ref> removed) {
    this(expected, identities, declared, removed, List.of());
  }

  /**
   * Whether it changes anything.
   *
   * @return true if it does not
   */
  public boolean isEmpty() {
    return identities.isEmpty() && declared.isEmpty() && removed.isEmpty() && joined.isEmpty();
  }
}
