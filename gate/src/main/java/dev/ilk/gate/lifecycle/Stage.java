package dev.ilk.gate.lifecycle;

import java.util.Locale;

/** How far the end of a machine identity has been carried, in this order. */
public enum Stage {
  /** Nothing was told yet. */
  STANDING,
  /** Its owner was told that it will end. */
  WARNED,
  /** It gets credentials of minutes only, and nothing new. */
  RESTRICTED,
  /** Everything of it was taken back; its owner can still renew it. */
  STOPPED,
  /** It is over for good. */
  ENDED;

  /**
   * The word for it on the wire.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
