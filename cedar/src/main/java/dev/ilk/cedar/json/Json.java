package dev.ilk.cedar.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.ilk.cedar.diagnostic.Location;
import dev.ilk.cedar.diagnostic.SourceText;
import java.util.Iterator;
import java.util.Set;

/** Reads JSON texts into trees: one value, no duplicate keys, bounded in depth and size. */
public final class Json {

  /** How deep values may nest. */
  public static final int MAX_DEPTH = 128;

  /** How deep policies may nest: two levels for each of an expression, and what is around it. */
  public static final int MAX_POLICY_DEPTH = 450;

  private static final int LONGEST_NUMBER = 100;

  private static final ObjectMapper DATA = mapper(MAX_DEPTH);
  private static final ObjectMapper POLICIES = mapper(MAX_POLICY_DEPTH);

  private Json() {}

  private static ObjectMapper mapper(int depth) {
    StreamReadConstraints bounds =
        StreamReadConstraints.builder()
            .maxNestingDepth(depth)
            .maxDocumentLength(SourceText.MAX_LENGTH)
            .maxNumberLength(LONGEST_NUMBER)
            .build();
    JsonFactory factory =
        JsonFactory.builder()
            .streamReadConstraints(bounds)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();
    return JsonMapper.builder(factory)
        .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
        .build();
  }

  /**
   * Reads data or a schema.
   *
   * @param source the text
   * @return the tree
   * @throws JsonRefusedException if it is no sound JSON
   */
  public static JsonNode read(SourceText source) {
    return read(source, DATA);
  }

  /**
   * Reads policies, which may nest deeper.
   *
   * @param source the text
   * @return the tree
   * @throws JsonRefusedException if it is no sound JSON
   */
  public static JsonNode readPolicies(SourceText source) {
    return read(source, POLICIES);
  }

  private static JsonNode read(SourceText source, ObjectMapper mapper) {
    try {
      JsonNode tree = mapper.readTree(source.text());
      if (tree == null || tree.isMissingNode()) {
        throw new JsonRefusedException("the text is empty");
      }
      return tree;
    } catch (JsonProcessingException wrong) {
      JsonLocation at = wrong.getLocation();
      String message = "not sound JSON: " + firstLine(wrong.getOriginalMessage());
      throw at == null
          ? new JsonRefusedException(message)
          : new JsonRefusedException(
              message, new Location(source.name(), at.getLineNr(), at.getColumnNr()));
    }
  }

  private static String firstLine(String message) {
    String line = message.lines().findFirst().orElse("");
    return line.isEmpty() ? line : Character.toLowerCase(line.charAt(0)) + line.substring(1);
  }

  /**
   * Refuses an object with keys that mean nothing.
   *
   * @param object the object
   * @param known the keys that mean something
   * @param where the path to the object, for the message
   */
  public static void onlyKeys(JsonNode object, Set<String> known, String where) {
    for (Iterator<String> keys = object.fieldNames(); keys.hasNext(); ) {
      String key = keys.next();
      if (!known.contains(key)) {
        throw new JsonRefusedException(where + ": unknown key `" + key + "`");
      }
    }
  }

  /**
   * A required value.
   *
   * @param object the object
   * @param key the key it must have
   * @param where the path to the object, for the message
   * @return the value
   */
  public static JsonNode required(JsonNode object, String key, String where) {
    if (!object.isObject()) {
      throw new JsonRefusedException(where + ": expected an object");
    }
    JsonNode value = object.get(key);
    if (value == null) {
      throw new JsonRefusedException(where + ": missing key `" + key + "`");
    }
    return value;
  }

  /**
   * A string.
   *
   * @param node the value
   * @param where the path to it, for the message
   * @return the text, which is sound Unicode
   */
  public static String string(JsonNode node, String where) {
    if (!node.isTextual()) {
      throw new JsonRefusedException(where + ": expected a string");
    }
    return sound(node.textValue(), where);
  }

  static String sound(String text, String where) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isSurrogate(text.charAt(i))) {
        if (!Character.isSupplementaryCodePoint(text.codePointAt(i))) {
          throw new JsonRefusedException(where + ": half of a surrogate pair in a string");
        }
        i++;
      }
    }
    return text;
  }
}
