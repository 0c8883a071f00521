package dev.ilk.registry.plan;

import dev.ilk.gate.ChangeRegistry;
import dev.ilk.gate.declared.Step;
import dev.ilk.registry.stored.Declared;
import java.util.List;

/**
 * What a declaration changes of the things that other rooms keep.
 *
 * @param changes for people
 * @param managed what a set manages from now on
 * @param released what no set manages any more
 * @param steps what the rooms do
 */
public record Steps(
    List<ChangeRegistry.Change> changes,
    List<Declared> managed,
    List<Declared.Ref> released,
    List<Named> steps) {
  /** Nothing changes. */
  static final Steps NONE = new Steps(List.of(), List.of(), List.of(), List.of());

  public Steps {
    changes = List.copyOf(changes);
    managed = List.copyOf(managed);
    released = List.copyOf(released);
    steps = List.copyOf(steps);
  }

  /**
   * A step with what it is about.
   *
   * @param type such as {@code webhook}
   * @param name which one
   * @param step what its room does
   */
  public record Named(String type, String name, Step step) {}
}
