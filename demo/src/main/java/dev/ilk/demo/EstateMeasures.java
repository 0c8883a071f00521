package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How an estate is, by what Ilk says.
 *
 * @param accounts that are there
 * @param owned of those, that belong to somebody registered
 * @param secrets static ones that are left
 * @param findings open, by their sort
 * @param programme what {@code ilk measures} tells: by measure and kind, as it is read by people
 */
record EstateMeasures(
    int accounts,
    int owned,
    int secrets,
    Map<String, Integer> findings,
    Map<String, String> programme) {
  EstateMeasures {
    findings = Map.copyOf(findings);
    programme = Map.copyOf(programme);
  }

  /** Asks Ilk. */
  static EstateMeasures take(EstateScene scene) throws IOException {
    scene.json("migrate", "rank", "--limit", "1");
    Map<String, JsonNode> accounts = scene.accounts("--presence", "present");
    return new EstateMeasures(
        accounts.size(),
        (int) accounts.values().stream().filter(one -> one.has("holder")).count(),
        scene.json("migrate", "counts").path("left").asInt(),
        EstateScene.counted(scene.findings()),
        programme(scene.json("measures", "--now")));
  }

  private static Map<String, String> programme(JsonNode told) {
    Map<String, String> programme = new TreeMap<>();
    for (JsonNode measure : told.path("measures")) {
      for (JsonNode kind : measure.path("kinds")) {
        if (kind.has("value")) {
          double value = kind.path("value").asDouble();
          programme.put(
              measure.path("id").asText() + ", " + kind.path("kind").asText(),
              measure.path("unit").asText().equals("share")
                  ? String.format(Locale.ROOT, "%.0f %%", value * 100)
                  : String.format(Locale.ROOT, "%.0f", value));
        }
      }
    }
    return programme;
  }

  int open() {
    return findings.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** This beside how it was. */
  String since(EstateMeasures before) {
    List<String> rows = new ArrayList<>();
    rows.add(row("accounts", before.accounts, accounts));
    rows.add(row("of them somebody's", before.owned, owned));
    rows.add(row("static secrets left", before.secrets, secrets));
    rows.add(row("open findings", before.open(), open()));
    Set<String> codes = new TreeSet<>(before.findings.keySet());
    codes.addAll(findings.keySet());
    for (String code : codes) {
      rows.add(
          row("  " + code, before.findings.getOrDefault(code, 0), findings.getOrDefault(code, 0)));
    }
    Set<String> measures = new TreeSet<>(before.programme.keySet());
    measures.addAll(programme.keySet());
    for (String one : measures) {
      String was = before.programme.getOrDefault(one, "-");
      String is = programme.getOrDefault(one, "-");
      if (!was.equals(is)) {
        rows.add("%-40s %8s -> %8s".formatted(one, was, is));
      }
    }
    return String.join("\n", rows);
  }

  private static String row(String what, int before, int after) {
    return "%-40s %8d -> %8d".formatted(what, before, after);
  }
}
