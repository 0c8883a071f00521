package dev.ilk.gate;

import dev.ilk.kernel.Id;
import java.time.Instant;

/**
 * How something came to a door.
 *
 * @param correlation the journey that begins here, unless the proof continues another
 * @param at when
 * @param door which door, such as {@code token} or {@code admin}
 * @param network the caller's IP address in text form; empty at the local socket
 */
public record Arrival(Id.Correlation correlation, Instant at, String door, String network) {}
