package dev.ilk.cedar.temporal;

import dev.ilk.cedar.diagnostic.Span;
import java.util.Optional;

/**
 * How far back an operator looks. Windows are closed: what is exactly as old is still in.
 *
 * @param amount how many units, at least one
 * @param unit the unit
 * @param at where
 */
public record Window(long amount, Unit unit, Span at) {

  /** The longest window, in milliseconds: 31 days. */
  public static final long MAX_MILLIS = 31L * 24 * 60 * 60 * 1000;

  /** Units of time. */
  public enum Unit {
    SECONDS("s", 1),
    MINUTES("m", 60),
    HOURS("h", 3600),
    DAYS("d", 86400);

    private final String sign;
    private final long millis;

    Unit(String sign, long seconds) {
      this.sign = sign;
      this.millis = seconds * 1000;
    }

    /**
     * Looks a unit up.
     *
     * @param sign any word
     * @return the unit that is written so
     */
    public static Optional<Unit> of(String sign) {
      for (Unit unit : values()) {
        if (unit.sign.equals(sign)) {
          return Optional.of(unit);
        }
      }
      return Optional.empty();
    }
  }

  /**
   * The length.
   *
   * @return milliseconds, up to {@link #MAX_MILLIS}
   */
  public long millis() {
    return amount * unit.millis;
  }

  /**
   * Tells whether a window is no longer than {@link #MAX_MILLIS}.
   *
   * @param amount how many units
   * @param unit the unit
   * @return whether it can be made
   */
  public static boolean fits(long amount, Unit unit) {
    return amount > 0 && amount <= MAX_MILLIS / unit.millis;
  }

  @Override
  public String toString() {
    return amount + unit.sign;
  }
}
