package dev.ilk.place;

/** Knows where IP addresses are. Safe to share between threads. */
@FunctionalInterface
public interface Places {
  /** Knows nothing. */
  Places NONE = address -> Place.UNKNOWN;

  /**
   * Where an address is.
   *
   * @param address an IP address in text form; of any content
   * @return what is known of it; never fails
   */
  Place of(String address);
}
