package dev.ilk.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.scan.Leak;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.source.Place;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/**
 * Tells a server what a scan found: fingerprints under the server's salt, hints and places, never a
 * secret. What is sent twice counts once, so whatever breaks it off, the same command does it
 * again.
 */
final class LeakReporting {
  private static final int BATCH = 200;
  private static final int MOST_PLACES = 5;
  private static final int LONGEST = 1_000;
  private static final int LONGEST_HINT = 80;

  private final Server server;
  private final String source;
  private final long scan;
  private final byte[] salt;

  private LeakReporting(Server server, String source, long scan, byte[] salt) {
    this.server = server;
    this.source = source;
    this.scan = scan;
    this.salt = salt.clone();
  }

  /** Begins a scan of what is called so. */
  static LeakReporting begin(Server server, String source) {
    ObjectNode body = Server.mapper().createObjectNode().put("source", source);
    JsonNode begun = server.post("/v1/leaks/scans", body);
    return new LeakReporting(
        server,
        source,
        begun.path("scan").asLong(),
        HexFormat.of().parseHex(begun.path("salt").asText()));
  }

  byte[] salt() {
    return salt.clone();
  }

  /**
   * Sends all of it.
   *
   * @param history whether all that files were once was read as well
   * @return how many accounts are known to hold one of the secrets
   */
  long send(ScanReport report, boolean history) {
    boolean whole = report.unreadCount() == 0 && report.beyond() == 0;
    List<Leak> leaks = report.leaks();
    long held = 0;
    int from = 0;
    do {
      int to = Math.min(from + BATCH, leaks.size());
      ObjectNode body = Server.mapper().createObjectNode();
      body.put("source", source).put("scan", scan);
      ArrayNode some = body.putArray("leaks");
      leaks.subList(from, to).forEach(leak -> some.add(json(leak, history)));
      if (whole && to == leaks.size()) {
        body.put("read", history ? "files-and-history" : "files");
      }
      held += server.post("/v1/leaks/reports", body).path("held").asLong();
      from = to;
    } while (from < leaks.size());
    return held;
  }

  private static ObjectNode json(Leak leak, boolean history) {
    ObjectNode node = Server.mapper().createObjectNode();
    node.put("fingerprint", leak.serverFingerprint().orElseThrow());
    node.put("rule", leak.rule().id()).put("name", leak.rule().name());
    node.put("provider", leak.rule().provider());
    node.put("strength", leak.strength().name().toLowerCase(Locale.ROOT));
    add(node, "hint", leak.hint(), LONGEST_HINT);
    leak.belonging().ifPresent(text -> add(node, "belongs", text, LONGEST));
    leak.knownAs().ifPresent(text -> add(node, "knownAs", text, LONGEST));
    leak.allowed()
        .ifPresent(text -> add(node, "marked", text.isBlank() ? "marked in the file" : text, 500));
    boolean cut = leak.places().size() == Leak.MOST_PLACES;
    boolean past = leak.places().stream().anyMatch(spot -> spot.place().commit().isPresent());
    // Files stand first: of a secret that stands in many, the history may have been left out.
    node.put("inFiles", leak.places().getFirst().place().commit().isEmpty());
    node.put("inHistory", history && (past || cut));
    node.put("times", leak.times());
    ArrayNode places = node.putArray("places");
    for (Leak.Spot spot : told(leak.places())) {
      ObjectNode place = places.addObject();
      add(place, "path", spot.place().path(), LONGEST);
      place.put("line", spot.line());
      spot.place().commit().map(Place.Commit::id).ifPresent(id -> place.put("commit", id));
    }
    return node;
  }

  /** The first places, and of the history at least the first. */
  private static List<Leak.Spot> told(List<Leak.Spot> places) {
    List<Leak.Spot> first =
        new ArrayList<>(places.subList(0, Math.min(places.size(), MOST_PLACES)));
    boolean past = first.stream().anyMatch(spot -> spot.place().commit().isPresent());
    if (!past) {
      places.stream()
          .filter(spot -> spot.place().commit().isPresent())
          .findFirst()
          .ifPresent(spot -> first.set(first.size() - 1, spot));
    }
    return first;
  }

  private static void add(ObjectNode node, String name, String text, int longest) {
    if (!text.isBlank()) {
      node.put(name, text.length() > longest ? text.substring(0, longest) : text);
    }
  }
}
