package dev.ilk.server.config;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.place.Cidr;
import dev.ilk.place.GeoDatabase;
import dev.ilk.place.NamedNetwork;
import dev.ilk.place.TrustedProxies;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads the parts of the configuration file that are about where requests come from. */
final class PlaceSection {
  private static final String NAME = "[a-z](?:[a-z0-9]|-(?=[a-z0-9])){0,39}";

  private PlaceSection() {}

  static PlaceSettings read(Section root, Path folder) {
    return new PlaceSettings(
        root.section("networks").map(PlaceSection::networks).orElse(List.of()),
        databases(root, folder),
        root.section("proxies").map(PlaceSection::proxies).orElse(TrustedProxies.NONE));
  }

  private static List<NamedNetwork> networks(Section section) {
    List<NamedNetwork> networks = new ArrayList<>();
    for (String name : section.names()) {
      if (!name.matches(NAME)) {
        section.wrong(name, "expected lower-case letters, digits and hyphens");
      }
      networks.add(new NamedNetwork(name, blocks(section, name)));
    }
    return networks;
  }

  private static List<Cidr> blocks(Section section, String key) {
    List<Cidr> blocks = new ArrayList<>();
    for (String text : section.texts(key)) {
      switch (Cidr.parse(text)) {
        case Result.Ok<Cidr>(Cidr block) -> blocks.add(block);
        case Result.Failed<Cidr>(List<Problem> problems) ->
            section.wrong(key, problems.getFirst().message());
      }
    }
    return blocks;
  }

  private static List<GeoDatabase> databases(Section root, Path folder) {
    List<GeoDatabase> databases = new ArrayList<>();
    for (String file : root.texts("places")) {
      switch (GeoDatabase.open(folder.resolve(file))) {
        case Result.Ok<GeoDatabase>(GeoDatabase database) -> databases.add(database);
        case Result.Failed<GeoDatabase>(List<Problem> problems) ->
            root.wrong("places", problems.getFirst().message());
      }
    }
    return databases;
  }

  private static TrustedProxies proxies(Section section) {
    List<Cidr> trusted = blocks(section, "trusted");
    if (trusted.isEmpty()) {
      section.wrong("trusted", "expected networks, such as `[10.0.0.0/8]`");
    }
    TrustedProxies.Header header =
        switch (section.text("header").orElse("x-forwarded-for")) {
          case "x-forwarded-for" -> TrustedProxies.Header.X_FORWARDED_FOR;
          case "forwarded" -> TrustedProxies.Header.FORWARDED;
          default -> {
            section.wrong("header", "expected `x-forwarded-for` or `forwarded`");
            yield TrustedProxies.Header.X_FORWARDED_FOR;
          }
        };
    section.refuseOthers();
    return new TrustedProxies(trusted, header);
  }
}
