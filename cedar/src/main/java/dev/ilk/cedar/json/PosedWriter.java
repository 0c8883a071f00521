package dev.ilk.cedar.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ilk.cedar.data.BoolValue;
import dev.ilk.cedar.data.DatetimeValue;
import dev.ilk.cedar.data.DecimalValue;
import dev.ilk.cedar.data.DurationValue;
import dev.ilk.cedar.data.Entity;
import dev.ilk.cedar.data.EntityUid;
import dev.ilk.cedar.data.IpValue;
import dev.ilk.cedar.data.LongValue;
import dev.ilk.cedar.data.Posed;
import dev.ilk.cedar.data.RecordValue;
import dev.ilk.cedar.data.SetValue;
import dev.ilk.cedar.data.StringValue;
import dev.ilk.cedar.data.Value;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;

/** Writes requests with their entities, one for each decision: straight out, without a tree. */
public final class PosedWriter {
  private static final JsonFactory JSON = new JsonFactory();

  private final JsonGenerator out;

  private PosedWriter(JsonGenerator out) {
    this.out = out;
  }

  /**
   * Writes a request with its entities.
   *
   * @param posed the request
   * @return an object with {@code principal}, {@code action}, {@code resource}, {@code context} and
   *     {@code entities}
   */
  public static String write(Posed posed) {
    StringWriter text = new StringWriter(1024);
    try (JsonGenerator out = JSON.createGenerator(text)) {
      new PosedWriter(out).posed(posed);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private void posed(Posed posed) throws IOException {
    out.writeStartObject();
    uid("principal", posed.request().principal());
    uid("action", posed.request().action());
    uid("resource", posed.request().resource());
    out.writeFieldName("context");
    value(posed.request().context());
    out.writeArrayFieldStart("entities");
    for (Entity entity : posed.entities().all()) {
      entity(entity);
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private void entity(Entity entity) throws IOException {
    out.writeStartObject();
    uid("uid", entity.uid());
    out.writeFieldName("attrs");
    value(entity.attributes());
    out.writeArrayFieldStart("parents");
    for (EntityUid parent : entity.parents().asList()) {
      uid(parent);
    }
    out.writeEndArray();
    if (!entity.tags().equals(RecordValue.EMPTY)) {
      out.writeFieldName("tags");
      value(entity.tags());
    }
    out.writeEndObject();
  }

  private void uid(String name, EntityUid uid) throws IOException {
    out.writeFieldName(name);
    uid(uid);
  }

  private void uid(EntityUid uid) throws IOException {
    out.writeStartObject();
    out.writeStringField("type", uid.type().name());
    out.writeStringField("id", uid.id());
    out.writeEndObject();
  }

  private void value(Value value) throws IOException {
    switch (value) {
      case BoolValue v -> out.writeBoolean(v.value());
      case LongValue v -> out.writeNumber(v.value());
      case StringValue v -> out.writeString(v.value());
      case EntityUid v -> {
        out.writeStartObject();
        uid("__entity", v);
        out.writeEndObject();
      }
      case SetValue v -> {
        out.writeStartArray();
        for (Value element : v.elements()) {
          value(element);
        }
        out.writeEndArray();
      }
      case RecordValue v -> {
        out.writeStartObject();
        for (Map.Entry<String, Value> field : v.toMap().entrySet()) {
          out.writeFieldName(field.getKey());
          value(field.getValue());
        }
        out.writeEndObject();
      }
      case DecimalValue v -> call("decimal", v.text());
      case IpValue v -> call("ip", v.text());
      case DurationValue v -> call("duration", v.text());
      case DatetimeValue v -> datetime(v);
    }
  }

  private void call(String function, String argument) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("__extn");
    out.writeStringField("fn", function);
    out.writeStringField("arg", argument);
    out.writeEndObject();
    out.writeEndObject();
  }

  /** An offset from the epoch, as {@link ValueWriter} writes it. */
  private void datetime(DatetimeValue value) throws IOException {
    out.writeStartObject();
    out.writeObjectFieldStart("__extn");
    out.writeStringField("fn", "offset");
    out.writeArrayFieldStart("args");
    call("datetime", "1970-01-01");
    call("duration", value.epochMillis() + "ms");
    out.writeEndArray();
    out.writeEndObject();
    out.writeEndObject();
  }
}
