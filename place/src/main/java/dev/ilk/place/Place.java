package dev.ilk.place;

import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Where an IP address is, as far as is known.
 *
 * @param networks the names that the operator gave to the networks that it is in
 * @param country the country's two letters (ISO 3166-1), in capitals; empty if it is not known
 * @param operator the number of the autonomous system that announces it; empty if it is not known
 * @param organization who runs that; may be empty
 * @param point the place on the map; empty if it is not known
 */
public record Place(
    Set<String> networks,
    Optional<String> country,
    OptionalLong operator,
    String organization,
    Optional<Point> point) {
  /** Nothing is known. */
  public static final Place UNKNOWN =
      new Place(Set.of(), Optional.empty(), OptionalLong.empty(), "", Optional.empty());

  public Place {
    networks = Set.copyOf(networks);
  }
}
