package dev.ilk.cedar.monitor;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where a step finds what it needs: a memory of the history, and the key within it.
 *
 * @param memory the place of the memory among those of its scope
 * @param key what the key is made of
 * @param <T> what is kept there
 */
record Reader<T extends Memory.Kept>(int memory, List<Operand> key) {
  Reader {
    key = List.copyOf(key);
  }

  /** What is kept under the key, or null if nothing is or the key has no value. */
  @SuppressWarnings("unchecked") // the planner gives each spec's place only to its own readers
  @Nullable T find(Scene scene, long point, long time) {
    Object wanted = Operand.key(key, scene, point, time);
    return wanted == null ? null : (T) scene.history.memory(memory).get(wanted);
  }
}
