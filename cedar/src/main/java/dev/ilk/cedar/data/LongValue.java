package dev.ilk.cedar.data;

/**
 * A 64-bit signed integer.
 *
 * @param value the number
 */
public record LongValue(long value) implements Value {

  private static final int SMALLEST = -128;
  private static final LongValue[] SMALL = new LongValue[1152];

  static {
    for (int i = 0; i < SMALL.length; i++) {
      SMALL[i] = new LongValue(i + SMALLEST);
    }
  }

  /**
   * The value of a number; small numbers are shared.
   *
   * @param value the number
   * @return the value
   */
  public static LongValue of(long value) {
    long index = value - SMALLEST;
    return index >= 0 && index < SMALL.length ? SMALL[(int) index] : new LongValue(value);
  }

  @Override
  public Kind kind() {
    return Kind.LONG;
  }

  @Override
  public String toString() {
    return Long.toString(value);
  }
}
