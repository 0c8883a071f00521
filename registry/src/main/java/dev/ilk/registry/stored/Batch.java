package dev.ilk.registry.stored;

import java.util.List;

/**
 * A change to the registry, made whole or not at all.
 *
 * @param expected the version of the registry that the change was worked out from
 * @param identities new ones, and those that become different; their revision is not looked at
 * @param declared new declarations, and those that become different
 * @param removed declarations that go; none of them also in {@code declared}
 */
public record Batch(
    long expected,
    List<Registered> identities,
    List<Declared> declared,
    List<Declared.Ref> removed) {
  public Batch {
    identities = List.copyOf(identities);
    declared = List.copyOf(declared);
    removed = List.copyOf(removed);
  }

  /**
   * Whether it changes anything.
   *
   * @return true if it does not
   */
  public boolean isEmpty() {
    return identities.isEmpty() && declared.isEmpty() && removed.isEmpty();
  }
}
