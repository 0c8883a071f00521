package dev.ilk.gate;

import dev.ilk.actor.Elevation;
import java.time.Instant;
import java.util.List;

/** Knows which emergency identities are open (H6), so that nobody can overlook it. */
@FunctionalInterface
public interface Emergencies {
  /** For tests, and where there are none. */
  Emergencies NONE = now -> List.of();

  /**
   * The emergency identities that are open.
   *
   * @param now the present
   * @return by name
   * @throws PartUnavailable if that cannot be said
   */
  List<Open> open(Instant now) throws PartUnavailable;

  /**
   * An emergency identity that is open.
   *
   * @param name its name, without the kind
   * @param elevation what opening it gave
   */
  record Open(String name, Elevation elevation) {}
}
