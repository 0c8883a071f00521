package dev.ilk.place;

/**
 * Whoever sent a request, as far as the network tells: found out once, at its arrival.
 *
 * @param address the IP address in text form; empty at a Unix socket
 * @param place where that is
 */
public record Client(String address, Place place) {
  /** Nothing is known. */
  public static final Client UNKNOWN = new Client("", Place.UNKNOWN);
}
