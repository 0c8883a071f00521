package dev.ilk.keys.jose;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads one JSON object in one pass, and refuses whatever two readers could understand differently
 * (RFC 8259 and the interoperable subset of RFC 7493): duplicate names at any depth, text that is
 * not UTF-8, halves of surrogate pairs, the character U+0000, integers beyond 64 bits, numbers too
 * large for a double, anything after the object.
 *
 * <p>A member whose value is {@code null} counts as absent; {@code null} in an array is refused.
 */
final class StrictJson {
  static final int MAX_DEPTH = 16;
  static final int MAX_NAME_LENGTH = 256;
  static final int MAX_NUMBER_LENGTH = 32;

  /** Names come from strangers, so they are neither interned nor kept in a table. */
  private static final JsonFactory FACTORY =
      JsonFactory.builder()
          .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
          .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(MAX_DEPTH)
                  .maxNameLength(MAX_NAME_LENGTH)
                  .maxNumberLength(MAX_NUMBER_LENGTH)
                  .build())
          .build();

  private StrictJson() {}

  /** Why a text was refused: a sentence in the house's form, without the text itself. */
  static final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
      super(message);
    }
  }

  /** The values are strings, longs, doubles, booleans, and unmodifiable lists and maps of these. */
  static Map<String, Object> object(byte[] json) throws RefusedException {
    try (JsonParser parser = FACTORY.createParser(text(json))) {
      if (parser.nextToken() != JsonToken.START_OBJECT) {
        throw new RefusedException("not a JSON object");
      }
      Map<String, Object> object = object(parser);
      if (parser.nextToken() != null) {
        throw new RefusedException("something follows the JSON object");
      }
      return object;
    } catch (StreamConstraintsException e) {
      throw new RefusedException(
          "JSON nested deeper than %d, or with a name over %d or a number over %d characters"
              .formatted(MAX_DEPTH, MAX_NAME_LENGTH, MAX_NUMBER_LENGTH));
    } catch (JsonProcessingException e) {
      throw new RefusedException("invalid JSON at character " + e.getLocation().getCharOffset());
    } catch (IOException e) {
      throw new UncheckedIOException("text in memory cannot fail to be read", e);
    }
  }

  private static Map<String, Object> object(JsonParser parser)
      throws IOException, RefusedException {
    Map<String, Object> members = new LinkedHashMap<>();
    List<String> absent = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = sound(parser.currentName());
      boolean repeated;
      if (parser.nextToken() == JsonToken.VALUE_NULL) {
        repeated = members.containsKey(name) || absent.contains(name);
        absent.add(name);
      } else {
        repeated = members.put(name, value(parser)) != null || absent.contains(name);
      }
      if (repeated) {
        throw new RefusedException("the name `" + name + "` appears twice in one JSON object");
      }
    }
    return Collections.unmodifiableMap(members);
  }

  private static List<Object> array(JsonParser parser) throws IOException, RefusedException {
    List<Object> elements = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      elements.add(value(parser));
    }
    return Collections.unmodifiableList(elements);
  }

  private static Object value(JsonParser parser) throws IOException, RefusedException {
    return switch (parser.currentToken()) {
      case START_OBJECT -> object(parser);
      case START_ARRAY -> array(parser);
      case VALUE_STRING -> sound(parser.getText());
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NUMBER_INT -> integer(parser);
      case VALUE_NUMBER_FLOAT -> fraction(parser);
      case VALUE_NULL -> throw new RefusedException("null in a JSON array");
      case END_OBJECT, END_ARRAY, FIELD_NAME, VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE ->
          throw new IllegalStateException("no value starts with " + parser.currentToken());
    };
  }

  private static Long integer(JsonParser parser) throws IOException, RefusedException {
    if (parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER) {
      throw new RefusedException("an integer in the JSON does not fit in 64 bits");
    }
    return parser.getLongValue();
  }

  private static Double fraction(JsonParser parser) throws IOException, RefusedException {
    double value = parser.getDoubleValue();
    if (!Double.isFinite(value)) {
      throw new RefusedException("a number in the JSON is too large");
    }
    return value;
  }

  /** Two different texts must stay different in every encoding and every database. */
  private static String sound(String text) throws RefusedException {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        throw new RefusedException("a text in the JSON holds U+0000 or half a surrogate pair");
      }
    }
    return text;
  }

  /** Decoded here, because a reader that guesses the encoding would take UTF-16 as well. */
  private static String text(byte[] json) throws RefusedException {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(json)).toString();
    } catch (CharacterCodingException e) {
      throw new RefusedException("not UTF-8");
    }
  }
}
