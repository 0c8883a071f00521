package dev.ilk.migration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ilk.gate.migration.Way;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What replaces each sort of static secret; data, in {@code ways.yaml}. */
final class Ways {
  private static final String OTHER = "other";

  private final Map<String, Way> ways;

  private Ways(Map<String, Way> ways) {
    this.ways = Map.copyOf(ways);
  }

  /** Those that come with Ilk. */
  static Ways builtIn() {
    Map<String, Way> ways = new HashMap<>();
    for (JsonNode one : BuiltIn.read("ways.yaml")) {
      ways.put(
          one.path("shape").asText(),
          new Way(
              Way.Means.valueOf(one.path("means").asText().toUpperCase(Locale.ROOT)),
              one.path("replacement").asText(),
              BuiltIn.texts(one.path("platforms")),
              BuiltIn.texts(one.path("steps"))));
    }
    return new Ways(ways);
  }

  Set<String> shapes() {
    return ways.keySet();
  }

  /** The way for a sort; for one that an older version knew, that of what nobody knows. */
  Way of(String shape) {
    return Optional.ofNullable(ways.get(shape)).orElseGet(() -> ways.get(OTHER));
  }
}
