package dev.ilk.cedar.temporal;

import dev.ilk.cedar.diagnostic.Span;

/**
 * A variable where it is declared, as {@code (u: String)}.
 *
 * @param name its name; one that begins with {@code $} was made by a macro
 * @param type its type as it is written
 * @param at where
 */
public record Binder(String name, String type, Span at) {

  /** The type of variables that {@code tp} binds. */
  public static final String TIMEPOINT = "Timepoint";

  /**
   * Tells what kind of value the variable holds.
   *
   * @return whether it is a point in the history, not a value of a field
   */
  public boolean isTimepoint() {
    return type.equals(TIMEPOINT);
  }
}
