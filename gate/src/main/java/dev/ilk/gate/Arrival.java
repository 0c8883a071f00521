package dev.ilk.gate;

import dev.ilk.kernel.Id;
import dev.ilk.place.Place;
import java.time.Instant;

/**
 * How something came to a door.
 *
 * @param correlation the journey that begins here, unless the proof continues another
 * @param at when
 * @param door which door, such as {@code token} or {@code admin}
 * @param network the caller's IP address in text form; empty at the local socket
 * @param place where that is
 */
public record Arrival(
    Id.Correlation correlation, Instant at, String door, String network, Place place) {

  /**
   * From a place of which nothing is known.
   *
   * @param correlation see {@link Arrival}
   * @param at see {@link Arrival}
   * @param door see {@link Arrival}
   * @param network see {@link Arrival}
   */
  public Arrival(Id.Correlation correlation, Instant at, String door, String network) {
    this(correlation, at, door, network, Place.UNKNOWN);
  }
}
