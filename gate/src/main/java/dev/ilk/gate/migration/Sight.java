package dev.ilk.gate.migration;

import java.util.Locale;

/** What the latest reading of its system says of a static secret. */
public enum Sight {
  /** It is there. */
  HELD,
  /** The account that holds it was not read, so nothing is known. */
  UNREAD,
  /** The account was read once without it, which may be the reading's fault. */
  ABSENT,
  /** The account was read twice without it, or is itself gone: its absence is confirmed. */
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
