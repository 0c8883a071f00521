package dev.ilk.bench;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * What a benchmark found.
 *
 * @param name the benchmark
 * @param load what the load saw
 * @param ratios ours divided by the other's, by the other's name
 * @param conditions how it was measured, in a few words
 */
record Figures(String name, Load.Result load, SortedMap<String, Double> ratios, String conditions) {

  /** One line for people, and as the very last line one object for programs if they ask. */
  void print(PrintWriter out, boolean json) {
    String shares =
        ratios.entrySet().stream()
            .map(ratio -> String.format(Locale.ROOT, "%.2f × %s", ratio.getValue(), ratio.getKey()))
            .collect(Collectors.joining(", "));
    out.printf(
        Locale.ROOT,
        "%s: %,.0f per second, p50 %.2f ms, p99 %.2f ms, %s (%s)%s%n",
        name,
        load.perSecond(),
        load.p50Millis(),
        load.p99Millis(),
        shares,
        conditions,
        load.errors() == 0 ? "" : ", " + load.errors() + " ERRORS");
    if (json) {
      ObjectNode object = new ObjectMapper().createObjectNode();
      object.put("name", name);
      object.put("per_second", rounded(load.perSecond()));
      object.put("p50_ms", rounded(load.p50Millis()));
      object.put("p99_ms", rounded(load.p99Millis()));
      ObjectNode others = object.putObject("ratios");
      for (Map.Entry<String, Double> ratio : ratios.entrySet()) {
        others.put(ratio.getKey(), rounded(ratio.getValue()));
      }
      object.put("errors", load.errors());
      out.println(object);
    }
    out.flush();
  }

  private static double rounded(double value) {
    return Math.round(value * 1000) / 1000.0;
  }
}
