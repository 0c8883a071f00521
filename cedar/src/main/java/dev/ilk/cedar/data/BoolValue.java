package dev.ilk.cedar.data;

/**
 * A boolean.
 *
 * @param value true or false
 */
public record BoolValue(boolean value) implements Value {

  /** True. */
  public static final BoolValue TRUE = new BoolValue(true);

  /** False. */
  public static final BoolValue FALSE = new BoolValue(false);

  @Override
  public Kind kind() {
    return Kind.BOOL;
  }

  @Override
  public String toString() {
    return value ? "true" : "false";
  }
}
