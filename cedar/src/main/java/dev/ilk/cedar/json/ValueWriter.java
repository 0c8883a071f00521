package dev.ilk.cedar.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.cedar.data.BoolValue;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DecimalValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.IpValue;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.StringValue;
import dev.ilk.cedar.data.Value;
import java.util.Collection;

/** Writes values and entities as JSON that reads back without a schema. */
public final class ValueWriter {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ValueWriter() {}

  /**
   * Writes entities.
   *
   * @param entities the entities
   * @return an array
   */
  public static JsonNode entities(Collection<Entity> entities) {
    ArrayNode all = NODES.arrayNode();
    for (Entity entity : entities) {
      ObjectNode node = all.addObject();
      node.set("uid", uid(entity.uid()));
      node.set("attrs", write(entity.attributes()));
      ArrayNode parents = node.putArray("parents");
      entity.parents().asList().forEach(parent -> parents.add(uid(parent)));
      node.set("tags", write(entity.tags()));
    }
    return all;
  }

  /**
   * Writes a uid.
   *
   * @param uid the uid
   * @return an object with type and id
   */
  public static ObjectNode uid(EntityUid uid) {
    return NODES.objectNode().put("type", uid.type().name()).put("id", uid.id());
  }

  /**
   * Writes a value.
   *
   * @param value the value
   * @return the JSON
   */
  public static JsonNode write(Value value) {
    return switch (value) {
      case BoolValue v -> NODES.booleanNode(v.value());
      case LongValue v -> NODES.numberNode(v.value());
      case StringValue v -> NODES.textNode(v.value());
      case EntityUid v -> NODES.objectNode().set("__entity", uid(v));
      case SetValue v -> {
        ArrayNode elements = NODES.arrayNode();
        v.elements().forEach(element -> elements.add(write(element)));
        yield elements;
      }
      case RecordValue v -> {
        ObjectNode fields = NODES.objectNode();
        v.toMap().forEach((name, field) -> fields.set(name, write(field)));
        yield fields;
      }
      case DecimalValue v -> call("decimal", v.text());
      case IpValue v -> call("ip", v.text());
      case DurationValue v -> call("duration", v.text());
      case DatetimeValue v -> datetime(v);
    };
  }

  private static ObjectNode call(String function, String argument) {
    ObjectNode call = NODES.objectNode();
    call.putObject("__extn").put("fn", function).put("arg", argument);
    return call;
  }

  /** Not every instant has a text that the constructor reads, so it is an offset from the epoch. */
  private static ObjectNode datetime(DatetimeValue value) {
    ObjectNode call = NODES.objectNode();
    ArrayNode arguments = call.putObject("__extn").put("fn", "offset").putArray("args");
    arguments.add(call("datetime", "1970-01-01"));
    arguments.add(call("duration", value.epochMillis() + "ms"));
    return call;
  }
}
