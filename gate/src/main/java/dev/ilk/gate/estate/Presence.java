package dev.ilk.gate.estate;

import java.util.Locale;

/** Whether an account is there still. */
public enum Presence {
  /** It was in the last complete run. */
  PRESENT,
  /** It was not in the last complete run, which may be the run's fault. */
  MISSING,
  /** It was not in two complete runs, one after the other, or the system itself says so. */
  GONE;

  /**
   * Its name on the wire.
   *
   * @return in lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
