package dev.ilk.server.config;

import dev.ilk.place.GeoDatabase;
import dev.ilk.place.KnownPlaces;
import dev.ilk.place.NamedNetwork;
import dev.ilk.place.Places;
import dev.ilk.place.TrustedProxies;
import java.util.List;

/**
 * How it is found out where requests come from.
 *
 * @param networks the networks that have names
 * @param databases what else is known of addresses
 * @param proxies whose word counts for whom they speak
 */
public record PlaceSettings(
    List<NamedNetwork> networks, List<GeoDatabase> databases, TrustedProxies proxies) {
  /** Only by the address that connects, of which nothing is known. */
  public static final PlaceSettings DEFAULT =
      new PlaceSettings(List.of(), List.of(), TrustedProxies.NONE);

  public PlaceSettings {
    networks = List.copyOf(networks);
    databases = List.copyOf(databases);
  }

  /**
   * What is known of addresses.
   *
   * @return by networks and databases
   */
  public Places places() {
    return networks.isEmpty() && databases.isEmpty()
        ? Places.NONE
        : new KnownPlaces(networks, databases);
  }
}
