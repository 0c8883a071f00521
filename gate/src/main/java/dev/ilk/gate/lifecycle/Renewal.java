package dev.ilk.gate.lifecycle;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A machine identity's need, as its real use shows it, and what renewing makes of it.
 *
 * @param subject kind and name
 * @param before when it ended so far
 * @param end when it ends from now on, or would
 * @param lastUse when it last did anything; empty if it never did
 * @param uses how often
 * @param atLeast whether the record holds more than was looked at
 * @param audiences for which services it got credentials, and when last
 * @param unused scopes that it holds and did not ask for within the time that counts
 * @param dropped those of them that renewing takes away
 * @param dormant whether it was not used within the time that counts
 */
public record Renewal(
    String subject,
    Instant before,
    Instant end,
    Optional<Instant> lastUse,
    long uses,
    boolean atLeast,
    SortedMap<String, Instant> audiences,
    List<String> unused,
    List<String> dropped,
    boolean dormant) {
  public Renewal {
    audiences = new TreeMap<>(Map.copyOf(audiences));
    unused = List.copyOf(unused);
    dropped = List.copyOf(dropped);
  }
}
