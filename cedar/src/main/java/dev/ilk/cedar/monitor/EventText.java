package dev.ilk.cedar.monitor;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.Value;
import dev.ilk.cedar.diagnostic.Parsed;
import dev.ilk.cedar.diagnostic.SourceText;
import dev.ilk.cedar.json.Json;
import dev.ilk.cedar.json.JsonRefusedException;
import dev.ilk.cedar.json.UidReader;
import dev.ilk.cedar.json.ValueReader;
import dev.ilk.cedar.json.ValueWriter;
import dev.ilk.cedar.temporal.EventKind;
import java.util.Set;

/** Events as JSON, for whoever keeps them. */
public final class EventText {
  private static final Set<String> KEYS =
      Set.of("action", "kind", "principal", "resource", "request", "input", "output");
  private static final String WHERE = "event";

  private EventText() {}

  /**
   * Writes an event.
   *
   * @param event the event
   * @return one line that {@link #read} takes
   */
  public static String write(Event event) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.set("action", ValueWriter.uid(event.action()));
    node.put("kind", event.kind().word());
    node.set("principal", ValueWriter.uid(event.principal()));
    node.set("resource", ValueWriter.uid(event.resource()));
    node.put("request", event.requestId());
    node.set("input", ValueWriter.write(event.input()));
    node.set("output", ValueWriter.write(event.output()));
    return node.toString();
  }

  /**
   * Reads an event.
   *
   * @param text what {@link #write} made
   * @return the event, or what is wrong with the text
   */
  public static Parsed<Event> read(String text) {
    try {
      JsonNode node = Json.read(SourceText.of(text));
      Json.onlyKeys(node, KEYS, WHERE);
      String kind = Json.string(Json.required(node, "kind", WHERE), WHERE);
      return Parsed.of(
          new Event(
              UidReader.read(Json.required(node, "action", WHERE), WHERE),
              EventKind.of(kind)
                  .orElseThrow(
                      () -> new JsonRefusedException("`" + kind + "` is no kind of event")),
              UidReader.read(Json.required(node, "principal", WHERE), WHERE),
              UidReader.read(Json.required(node, "resource", WHERE), WHERE),
              Json.string(Json.required(node, "request", WHERE), WHERE),
              record(node, "input"),
              record(node, "output")));
    } catch (JsonRefusedException refused) {
      return Parsed.refused(refused.diagnostic());
    }
  }

  private static RecordValue record(JsonNode node, String key) {
    Value value = ValueReader.read(Json.required(node, key, WHERE), WHERE);
    if (value instanceof RecordValue record) {
      return record;
    }
    throw new JsonRefusedException("`" + key + "` of an event is a record");
  }
}
