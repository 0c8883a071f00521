package dev.ilk.scan.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.scan.Leak;
import dev.ilk.scan.ScanReport;
import dev.ilk.scan.Unread;
import java.util.Locale;

/** A report as JSON. */
public final class JsonReport {
  private JsonReport() {}

  /**
   * Puts a report into JSON.
   *
   * @param report what was found
   * @return {@code leaks}, {@code unread} and totals
   */
  public static ObjectNode of(ScanReport report) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("files", report.files()).put("bytes", report.bytes());
    root.put("open", report.open().size()).put("beyond", report.beyond());
    ArrayNode leaks = root.putArray("leaks");
    report.leaks().forEach(leak -> leaks.add(leak(leak)));
    root.put("unreadCount", report.unreadCount());
    ArrayNode unread = root.putArray("unread");
    for (Unread one : report.unread()) {
      unread.addObject().put("path", one.place().path()).put("why", one.why());
    }
    return root;
  }

  private static ObjectNode leak(Leak leak) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("fingerprint", leak.fingerprint());
    node.put("rule", leak.rule().id()).put("provider", leak.rule().provider());
    node.put("strength", leak.strength().name().toLowerCase(Locale.ROOT));
    node.put("hint", leak.hint());
    leak.belonging().ifPresent(whose -> node.put("belongs", whose));
    leak.allowed().ifPresent(reason -> node.put("allowed", reason));
    node.put("times", leak.times());
    ArrayNode places = node.putArray("places");
    for (Leak.Spot spot : leak.places()) {
      ObjectNode place = places.addObject().put("path", spot.place().path());
      place.put("line", spot.line()).put("column", spot.column());
      spot.place()
          .commit()
          .ifPresent(commit ->
              place
                  .put("commit", commit.id())
                  .put("author", commit.author())
                  .put("when", commit.when().toString()));
    }
    return node;
  }
}
