package dev.ilk.place;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Places by named networks and databases. */
public final class KnownPlaces implements Places {
  private final List<NamedNetwork> networks;
  private final List<GeoDatabase> databases;

  /**
   * Builds it.
   *
   * @param networks those with names
   * @param databases what else is known, such as one of cities and one of operators; the first that
   *     knows something is believed
   */
  public KnownPlaces(List<NamedNetwork> networks, List<GeoDatabase> databases) {
    this.networks = List.copyOf(networks);
    this.databases = List.copyOf(databases);
  }

  @Override
  public Place of(String address) {
    Optional<InetAddress> read = Addresses.read(address);
    if (read.isEmpty()) {
      return Place.UNKNOWN;
    }
    Place place =
        new Place(names(read.get()), Optional.empty(), OptionalLong.empty(), "", Optional.empty());
    for (GeoDatabase database : databases) {
      place = merged(place, database.find(read.get()));
    }
    return place;
  }

  private Set<String> names(InetAddress address) {
    return networks.stream()
        .filter(network -> network.blocks().stream().anyMatch(block -> block.contains(address)))
        .map(NamedNetwork::name)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Place merged(Place first, Place second) {
    return new Place(
        first.networks(),
        first.country().or(second::country),
        first.operator().isPresent() ? first.operator() : second.operator(),
        first.organization().isEmpty() ? second.organization() : first.organization(),
        first.point().or(second::point));
  }
}
