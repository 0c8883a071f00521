package dev.ilk.scan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.scan.Leak;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.rule.Rule;
import dev.ilk.scan.rule.Strength;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** A report in SARIF 2.1.0 (OASIS), which code hosts and editors show beside the code. */
public final class Sarif {
  private static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private Sarif() {}

  /**
   * Puts a report into SARIF.
   *
   * @param report what was found; what is marked becomes a suppressed result (3.27.23)
   * @param version the version of Ilk
   * @return a log of one run
   */
  public static ObjectNode of(ScanReport report, String version) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("$schema", SCHEMA).put("version", "2.1.0");
    ObjectNode run = root.putArray("runs").addObject();
    ObjectNode driver = run.putObject("tool").putObject("driver");
    driver.put("name", "ilk scan").put("version", version);
    Map<String, Rule> rules = new LinkedHashMap<>();
    report.leaks().forEach(leak -> rules.put(leak.rule().id(), leak.rule()));
    ArrayNode described = driver.putArray("rules");
    for (Rule rule : rules.values()) {
      ObjectNode one = described.addObject().put("id", rule.id());
      one.putObject("shortDescription").put("text", rule.name());
    }
    ArrayNode results = run.putArray("results");
    report.leaks().forEach(leak -> results.add(result(leak)));
    return root;
  }

  private static ObjectNode result(Leak leak) {
    ObjectNode result = JsonNodeFactory.instance.objectNode();
    result.put("ruleId", leak.rule().id());
    result.put("level", leak.strength() == Strength.LIKELY ? "warning" : "error");
    result.putObject("message").put("text", message(leak));
    result.putObject("partialFingerprints").put("ilkSecret/v1", leak.fingerprint());
    ArrayNode locations = result.putArray("locations");
    for (Leak.Spot spot : leak.places()) {
      ObjectNode physical = locations.addObject().putObject("physicalLocation");
      physical.putObject("artifactLocation").put("uri", uri(spot.place().path()));
      physical.putObject("region").put("startLine", spot.line()).put("startColumn", spot.column());
    }
    leak.allowed()
        .ifPresent(reason ->
            result
                .putArray("suppressions")
                .addObject()
                .put("kind", "external")
                .put("justification", reason));
    return result;
  }

  private static String message(Leak leak) {
    Optional<String> commit =
        leak.places().getFirst().place().commit().map(brought -> ", brought by " + brought.id());
    return "%s (%s)%s%s"
        .formatted(
            leak.rule().name(),
            leak.hint(),
            leak.belonging().map(whose -> " of " + whose).orElse(""),
            commit.orElse(""));
  }

  /** A relative reference (RFC 3986), with what a path may hold and a reference may not escaped. */
  private static String uri(String path) {
    try {
      return new URI(null, null, path, null).getRawPath();
    } catch (URISyntaxException e) {
      return "unnamed";
    }
  }
}
