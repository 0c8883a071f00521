package dev.ilk.measure.stored;

import java.util.HashMap;
import java.util.Map;

/** Numbers that are being gathered. For one thread. */
public final class Counts {
  private final Map<Cell, Long> numbers = new HashMap<>();

  /** With nothing counted. */
  public Counts() {}

  /**
   * Adds to a number.
   *
   * @param cell which
   * @param more how much; nothing is kept of 0
   */
  public void add(Cell cell, long more) {
    if (more != 0) {
      numbers.merge(cell, more, Long::sum);
    }
  }

  /**
   * Adds all of another's.
   *
   * @param other what was counted elsewhere
   */
  public void add(Counts other) {
    other.numbers.forEach(this::add);
  }

  /**
   * What was counted.
   *
   * @return none of them 0
   */
  public Map<Cell, Long> numbers() {
    return Map.copyOf(numbers);
  }
}
