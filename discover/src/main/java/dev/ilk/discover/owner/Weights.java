package dev.ilk.discover.owner;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Weighs evidence of who answers for an account, by {@code weights.yaml}. Evidence of several kinds
 * that agree adds up; what is old counts half. Safe to share between threads.
 */
public final class Weights {
  private static final YAMLMapper YAML = new YAMLMapper();

  private record Weight(int points, int whole, Duration fresh, String because) {}

  private record Weighed(String candidate, String kind, int points, String because) {}

  private final Map<String, Weight> byKind;

  private Weights(Map<String, Weight> byKind) {
    this.byKind = Map.copyOf(byKind);
  }

  /**
   * The weights that come with Ilk.
   *
   * @return them
   */
  public static Weights builtIn() {
    try (InputStream in = Weights.class.getResourceAsStream("weights.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the weights are missing");
      }
      Map<String, Weight> byKind = new HashMap<>();
      for (JsonNode node : YAML.readTree(in).path("weights")) {
        int fresh = node.path("fresh").asInt(0);
        byKind.put(
            node.path("kind").asText(),
            new Weight(
                node.path("points").asInt(),
                node.path("whole").asInt(0),
                Duration.ofDays(fresh),
                node.path("because").asText()));
      }
      return new Weights(byKind);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Weighs evidence.
   *
   * @param hints what speaks for whom; what weighs nothing is left out
   * @param now the present
   * @return whom it speaks for, most points first
   */
  public List<Ranked> rank(List<Hint> hints, Instant now) {
    Map<String, Map<String, Weighed>> best = new TreeMap<>();
    for (Hint hint : hints) {
      Weighed one = weigh(hint, now);
      if (one != null && one.points() > 0) {
        best.computeIfAbsent(one.candidate(), _ -> new TreeMap<>())
            .merge(one.kind(), one, (had, more) -> more.points() > had.points() ? more : had);
      }
    }
    List<Ranked> ranked = new ArrayList<>();
    best.forEach((candidate, kinds) -> ranked.add(ranked(candidate, kinds)));
    ranked.sort(Comparator.comparingInt(Ranked::points).reversed());
    return ranked;
  }

  private static Ranked ranked(String candidate, Map<String, Weighed> kinds) {
    List<Weighed> sorted = new ArrayList<>(kinds.values());
    sorted.sort(Comparator.comparingInt(Weighed::points).reversed());
    return new Ranked(
        candidate,
        sorted.stream().mapToInt(Weighed::points).sum(),
        sorted.getFirst().kind(),
        sorted.stream().map(Weighed::because).toList());
  }

  private @Nullable Weighed weigh(Hint hint, Instant now) {
    Weight weight = byKind.get(hint.kind());
    if (weight == null) {
      return null;
    }
    int points = hint.whole() ? weight.whole() : weight.points();
    boolean old =
        !weight.fresh().isZero()
            && hint.latest().filter(at -> at.isBefore(now.minus(weight.fresh()))).isPresent();
    return new Weighed(
        hint.candidate(), hint.kind(), old ? points / 2 : points, told(weight.because(), hint));
  }

  /** Nothing that is filled in is filled in again. */
  private static String told(String because, Hint hint) {
    Map<String, String> values =
        Map.of(
            "who", hint.who(),
            "by", hint.by(),
            "place", hint.place().isEmpty() ? "all of it" : hint.place(),
            "repository", hint.repository(),
            "times", String.valueOf(hint.times()),
            "latest",
                hint.latest()
                    .map(at -> at.atOffset(ZoneOffset.UTC).toLocalDate().toString())
                    .orElse("an unknown day"));
    StringBuilder told = new StringBuilder();
    int at = 0;
    while (at < because.length()) {
      int end = because.indexOf('}', at);
      if (because.charAt(at) == '{' && end > at) {
        told.append(values.getOrDefault(because.substring(at + 1, end), ""));
        at = end + 1;
      } else {
        told.append(because.charAt(at));
        at++;
      }
    }
    return told.toString();
  }
}
