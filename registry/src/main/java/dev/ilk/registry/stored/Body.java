package dev.ilk.registry.stored;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A row's body, JSON, read strictly: every member is of the type it should be, and none is left
 * over. A body that reads otherwise was not written by this version of Ilk, so reading fails
 * instead of guessing.
 */
final class Body {
  private static final ObjectMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private final ObjectNode node;
  private final Set<String> unread = new HashSet<>();

  private Body(JsonNode node) {
    if (!(node instanceof ObjectNode object)) {
      throw unreadable("no object", null);
    }
    this.node = object;
    object.fieldNames().forEachRemaining(unread::add);
  }

  /** A new, empty body of a version. */
  static ObjectNode write(int version) {
    return MAPPER.createObjectNode().put("v", version);
  }

  static ArrayNode array(Collection<String> values) {
    ArrayNode array = MAPPER.createArrayNode();
    new TreeSet<>(values).forEach(array::add);
    return array;
  }

  static void put(ObjectNode into, String name, Optional<?> value) {
    value.ifPresent(v -> into.put(name, v.toString()));
  }

  static <T> T read(String text, int version, Function<Body, T> reader) {
    Body body;
    try {
      body = new Body(MAPPER.readTree(text));
    } catch (JsonProcessingException e) {
      throw unreadable("no JSON", e);
    }
    if (body.number("v") != version) {
      throw unreadable("of another version", null);
    }
    return body.whole(reader);
  }

  private <T> T whole(Function<Body, T> reader) {
    T value = reader.apply(this);
    if (!unread.isEmpty()) {
      throw unreadable("unknown members " + new TreeSet<>(unread), null);
    }
    return value;
  }

  <T> T object(String name, Function<Body, T> reader) {
    return new Body(take(name)).whole(reader);
  }

  /** Reads each object of a list. */
  <T> void objects(String name, Function<Body, T> reader) {
    JsonNode value = take(name);
    if (!value.isArray()) {
      throw unreadable("`%s` is no list".formatted(name), null);
    }
    for (JsonNode one : value) {
      new Body(one).whole(reader);
    }
  }

  String text(String name) {
    JsonNode value = take(name);
    if (!value.isTextual()) {
      throw unreadable("`%s` is no text".formatted(name), null);
    }
    return value.textValue();
  }

  Optional<String> maybe(String name) {
    return node.has(name) ? Optional.of(text(name)) : Optional.empty();
  }

  Set<String> texts(String name) {
    JsonNode value = take(name);
    if (!value.isArray()) {
      throw unreadable("`%s` is no list".formatted(name), null);
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode one : value) {
      if (!one.isTextual()) {
        throw unreadable("`%s` holds more than texts".formatted(name), null);
      }
      texts.add(one.textValue());
    }
    return Set.copyOf(texts);
  }

  <E extends Enum<E>> E choice(String name, Class<E> type) {
    return Enum.valueOf(type, text(name));
  }

  Instant instant(String name) {
    return Instant.parse(text(name));
  }

  Duration span(String name) {
    return Duration.parse(text(name));
  }

  boolean flag(String name) {
    JsonNode value = take(name);
    if (!value.isBoolean()) {
      throw unreadable("`%s` is neither true nor false".formatted(name), null);
    }
    return value.booleanValue();
  }

  private int number(String name) {
    JsonNode value = take(name);
    return value.isInt() ? value.intValue() : -1;
  }

  private JsonNode take(String name) {
    JsonNode value = node.get(name);
    if (value == null) {
      throw unreadable("`%s` is missing".formatted(name), null);
    }
    unread.remove(name);
    return value;
  }

  private static IllegalStateException unreadable(String what, @Nullable Throwable cause) {
    return new IllegalStateException("a stored row cannot be read: " + what, cause);
  }
}
