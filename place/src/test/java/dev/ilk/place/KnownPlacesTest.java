package dev.ilk.place;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.ilk.kernel.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownPlacesTest {
  private static final int[] BERN = {192, 0, 2, 0};
  private static final int[] RIO = {198, 51, 100, 0};

  @TempDir private Path folder;

  private static Map<String, Object> city(String country, double latitude, double longitude) {
    return Map.of(
        "country",
        Map.of("iso_code", country),
        "location",
        Map.of("latitude", latitude, "longitude", longitude, "accuracy_radius", 20));
  }

  private GeoDatabase database(String name, byte[] bytes) throws IOException {
    Path file = Files.write(folder.resolve(name), bytes);
    return Good.of(GeoDatabase.open(file));
  }

  private KnownPlaces places() throws IOException {
    GeoDatabase cities =
        database(
            "city.mmdb",
            new Mmdb()
                .put(BERN, 24, city("CH", 46.948, 7.4474))
                .put(RIO, 24, city("br", -22.9068, -43.1729))
                .bytes());
    GeoDatabase operators =
        database(
            "asn.mmdb",
            new Mmdb()
                .put(
                    BERN,
                    25,
                    Map.of(
                        "autonomous_system_number",
                        64500L,
                        "autonomous_system_organization",
                        "Example Net"))
                .bytes());
    NamedNetwork office = new NamedNetwork("office", List.of(Good.of(Cidr.parse("192.0.2.0/28"))));
    return new KnownPlaces(List.of(office), List.of(cities, operators));
  }

  @Test
  void an_address_is_in_named_networks_a_country_and_at_an_operator() throws IOException {
    assertEquals(
        new Place(
            Set.of("office"),
            Optional.of("CH"),
            OptionalLong.of(64500),
            "Example Net",
            Optional.of(new Point(46.948, 7.4474, 20))),
        places().of("192.0.2.7"));
    Place rio = places().of("198.51.100.77");
    assertEquals(Optional.of("BR"), rio.country());
    assertEquals(OptionalLong.empty(), rio.operator());
    assertEquals(Set.of(), rio.networks());
  }

  @Test
  void an_ipv4_address_in_ipv6_is_the_same_address() throws IOException {
    assertEquals(places().of("192.0.2.7"), places().of("::ffff:192.0.2.7"));
  }

  @Test
  void of_what_is_no_address_nothing_is_known_and_nobody_is_asked() throws IOException {
    for (String text :
        List.of(
            "",
            "localhost",
            "1",
            "0x7f.1",
            "192.0.2.7.1",
            "192.0.2.07",
            "192.0.2.7%eth0",
            "::1::",
            "fe80::1%1",
            "a".repeat(1000),
            "203.0.113.1")) {
      assertEquals(Place.UNKNOWN, places().of(text), text);
    }
  }

  @Test
  void fields_of_another_form_count_as_not_known() throws IOException {
    GeoDatabase odd =
        database(
            "odd.mmdb",
            new Mmdb()
                .put(
                    BERN,
                    24,
                    Map.of(
                        "country",
                        Map.of("iso_code", "<script>"),
                        "location",
                        Map.of("latitude", 91.0, "longitude", 7.0),
                        "autonomous_system_number",
                        "many"))
                .bytes());
    assertEquals(Place.UNKNOWN, new KnownPlaces(List.of(), List.of(odd)).of("192.0.2.7"));
  }

  @Test
  void what_is_no_database_is_refused_by_its_name() throws IOException {
    Path file = Files.writeString(folder.resolve("no.mmdb"), "no database");
    for (Path each : List.of(file, folder.resolve("missing.mmdb"))) {
      Result.Failed<?> failed = assertInstanceOf(Result.Failed.class, GeoDatabase.open(each));
      assertTrue(failed.problems().getFirst().message().contains(each.toString()));
    }
  }

  @Test
  void a_damaged_database_never_stops_anybody() throws IOException {
    byte[] good = new Mmdb().put(BERN, 24, city("CH", 46.948, 7.4474)).bytes();
    Random random = new Random(5);
    for (int i = 0; i < 500; i++) {
      byte[] damaged = good.clone();
      for (int j = 0; j < 3; j++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
      }
      Path file = Files.write(folder.resolve("damaged.mmdb"), damaged);
      if (GeoDatabase.open(file) instanceof Result.Ok<GeoDatabase>(GeoDatabase database)) {
        assertNotNull(new KnownPlaces(List.of(), List.of(database)).of("192.0.2.7"));
      }
    }
  }
}
