package dev.ilk.web.http;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Strict JSON: no member twice, nothing after the end, bounded in depth and in every value. */
public final class Json {
  private static final ObjectMapper MAPPER =
      new ObjectMapper(
              JsonFactory.builder()
                  .streamReadConstraints(
                      StreamReadConstraints.builder()
                          .maxNestingDepth(32)
                          .maxNumberLength(40)
                          .maxNameLength(256)
                          .maxStringLength(RequestBody.LARGEST)
                          .build())
                  .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                  .build())
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private Json() {}

  /**
   * Reads an object.
   *
   * @param bytes of any content
   * @return the object, or {@code json_malformed} with the place of the fault
   */
  public static Result<ObjectNode> read(byte[] bytes) {
    try {
      JsonNode tree = MAPPER.readTree(bytes);
      return tree instanceof ObjectNode object
          ? Result.ok(object)
          : malformed("expected a JSON object");
    } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
      var at = e.getLocation();
      String place = at == null ? "" : " at line %d".formatted(at.getLineNr());
      return malformed("the body is no strict JSON" + place);
    } catch (IOException e) {
      return malformed("the body cannot be read");
    }
  }

  /**
   * A new object.
   *
   * @return empty
   */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * A new object that holds a list.
   *
   * @param name the list's name
   * @param items what it lists
   * @param render one of them as JSON
   * @param <T> what they are
   * @return the object, which may be given more
   */
  public static <T> ObjectNode list(
      String name, Iterable<? extends T> items, Function<? super T, ? extends JsonNode> render) {
    ObjectNode object = object();
    ArrayNode list = object.putArray(name);
    items.forEach(one -> list.add(render.apply(one)));
    return object;
  }

  /**
   * Any value as JSON.
   *
   * @param value maps, lists, texts, numbers and booleans
   * @return the same as a tree
   */
  public static JsonNode of(Object value) {
    return MAPPER.valueToTree(value);
  }

  /**
   * Parses JSON of our own.
   *
   * @param text what another room has written
   * @return the tree
   */
  public static JsonNode own(String text) {
    try {
      return MAPPER.readTree(text);
    } catch (IOException e) {
      throw new IllegalStateException("another room wrote no JSON", e);
    }
  }

  /**
   * JSON with the members of every object in the order of their names, so that equal values are
   * equal texts.
   *
   * @param value any value
   * @return without white space
   */
  public static String sorted(JsonNode value) {
    if (value instanceof ObjectNode object) {
      List<String> names = new ArrayList<>();
      object.fieldNames().forEachRemaining(names::add);
      Collections.sort(names);
      return names.stream()
          .map(name -> TextNode.valueOf(name) + ":" + sorted(object.get(name)))
          .collect(Collectors.joining(",", "{", "}"));
    }
    if (value.isArray()) {
      List<String> parts = new ArrayList<>();
      value.forEach(part -> parts.add(sorted(part)));
      return "[" + String.join(",", parts) + "]";
    }
    return value.toString();
  }

  private static Result<ObjectNode> malformed(String message) {
    return Result.failed(Problem.of(Problem.Kind.INVALID, "json_malformed", message));
  }
}
