package dev.ilk.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * How an estate is, by what Ilk says.
 *
 * @param accounts that are there
 * @param owned of those, that belong to somebody registered
 * @param secrets static ones that are left
 * @param findings open, by their sort
 */
record EstateMeasures(int accounts, int owned, int secrets, Map<String, Integer> findings) {
  EstateMeasures {
    findings = Map.copyOf(findings);
  }

  /** Asks Ilk. */
  static EstateMeasures take(EstateScene scene) throws IOException {
    scene.json("migrate", "rank", "--limit", "1");
    Map<String, JsonNode> accounts = scene.accounts("--presence", "present");
    return new EstateMeasures(
        accounts.size(),
        (int) accounts.values().stream().filter(one -> one.has("holder")).count(),
        scene.json("migrate", "counts").path("left").asInt(),
        EstateScene.counted(scene.findings()));
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
    return String.join("\n", rows);
  }

  private static String row(String what, int before, int after) {
    return "%-24s %5d -> %5d".formatted(what, before, after);
  }
}
