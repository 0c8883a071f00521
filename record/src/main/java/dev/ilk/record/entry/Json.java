package dev.ilk.record.entry;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ilk.kernel.Bytes;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * JSON with one spelling only: members in the order in which they are written, nothing that is
 * empty, no white space, UTF-8. What cannot be told in UTF-8 is written as a question mark, so that
 * no input however hostile keeps an event out of the record.
 */
final class Json {
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(16)
                  .maxStringLength(Draft.MAX_EVENT)
                  .maxNameLength(Draft.MAX_EVENT)
                  .maxNumberLength(20)
                  .build())
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();
  private static final JsonMapper MAPPER =
      JsonMapper.builder(FACTORY).enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonGenerator to;

  private Json(JsonGenerator to) {
    this.to = to;
  }

  /** Writes one object. */
  static byte[] write(Consumer<Json> members) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(1024);
    try (JsonGenerator generator = FACTORY.createGenerator(bytes)) {
      generator.writeStartObject();
      members.accept(new Json(generator));
      generator.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  /** Reads one value and nothing behind it. */
  static Result<JsonNode> parse(Bytes bytes) {
    try {
      return Result.ok(MAPPER.readTree(bytes.toArray()));
    } catch (IOException e) {
      return Result.failed(
          Problem.of(Problem.Kind.INVALID, "entry_unreadable", "this is not JSON"));
    }
  }

  /** A text, unless it is empty. */
  void text(String name, String value) {
    if (value.isEmpty()) {
      return;
    }
    try {
      to.writeStringField(name, encodable(value));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A number. */
  void number(String name, long value) {
    try {
      to.writeNumberField(name, value);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** True; false is not written. */
  void flag(String name, boolean value) {
    if (value) {
      try {
        to.writeBooleanField(name, true);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /** A list of texts, unless it is empty. */
  void texts(String name, List<String> values) {
    if (values.isEmpty()) {
      return;
    }
    try {
      to.writeArrayFieldStart(name);
      for (String value : values) {
        to.writeString(encodable(value));
      }
      to.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object, even if it is empty. */
  void object(String name, Consumer<Json> members) {
    try {
      to.writeObjectFieldStart(name);
      members.accept(this);
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A list of objects, unless it is empty. */
  void objects(String name, List<? extends Consumer<Json>> values) {
    if (values.isEmpty()) {
      return;
    }
    try {
      to.writeArrayFieldStart(name);
      for (Consumer<Json> members : values) {
        to.writeStartObject();
        members.accept(this);
        to.writeEndObject();
      }
      to.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** An object of texts, with its keys in order. */
  void map(String name, SortedMap<String, String> values) {
    try {
      to.writeObjectFieldStart(name);
      for (Map.Entry<String, String> value : withEncodableKeys(values).entrySet()) {
        to.writeStringField(value.getKey(), encodable(value.getValue()));
      }
      to.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Two keys that differ only in what UTF-8 cannot tell would become one name twice. */
  private static SortedMap<String, String> withEncodableKeys(SortedMap<String, String> values) {
    if (values.keySet().stream().noneMatch(Json::hasSurrogates)) {
      return values;
    }
    SortedMap<String, String> encodable = new TreeMap<>();
    values.forEach((key, value) -> encodable.put(encodable(key), value));
    return encodable;
  }

  /** Well-formed pairs come back as they were; a surrogate alone becomes a question mark. */
  private static String encodable(String text) {
    return hasSurrogates(text)
        ? new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8)
        : text;
  }

  private static boolean hasSurrogates(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }
}
