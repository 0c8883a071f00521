package dev.ilk.web.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;

/** Reads the members of a request's object, noting everything that is wrong with them. */
public final class Fields {
  private final ObjectNode object;
  private final Set<String> known = new HashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * Reads an object.
   *
   * @param object the request's body
   */
  public Fields(ObjectNode object) {
    this.object = object;
  }

  /**
   * A text that must be there.
   *
   * @param name the member
   * @param longest how many characters it may have; at least one
   * @return the text; empty if it is missing
   */
  public String text(String name, int longest) {
    known.add(name);
    JsonNode value = object.get(name);
    if (value == null || !value.isTextual()) {
      wrong("field_missing", "expected a text", name);
      return "";
    }
    String text = value.asText();
    if (text.isBlank() || text.length() > longest) {
      wrong("field_invalid", "expected 1 to %d characters".formatted(longest), name);
    }
    return text;
  }

  /**
   * A text that may be left out.
   *
   * @param name the member
   * @param longest how many characters it may have; at least one
   * @return the text, if it is there
   */
  public Optional<String> optional(String name, int longest) {
    known.add(name);
    return object.has(name) ? Optional.of(text(name, longest)) : Optional.empty();
  }

  /**
   * Whether a member is there.
   *
   * @param name the member
   * @return true even if it is null
   */
  public boolean has(String name) {
    return object.has(name);
  }

  /**
   * Texts that must be there, 1 to 100, all different.
   *
   * @param name the member
   * @param longest how many characters each may have
   * @return the texts
   */
  public Set<String> texts(String name, int longest) {
    known.add(name);
    Set<String> texts = new HashSet<>();
    JsonNode value = object.path(name);
    if (value.isArray() && value.size() <= 100) {
      for (JsonNode one : value) {
        if (one.isTextual() && one.asText().length() <= longest) {
          texts.add(one.asText());
        }
      }
      if (!texts.isEmpty() && texts.size() == value.size()) {
        return texts;
      }
    }
    wrong("field_invalid", "expected a list of 1 to 100 different texts", name);
    return texts;
  }

  /**
   * A whole number from 0 up that may be left out.
   *
   * @param name the member
   * @return the number, if it is there
   */
  public Optional<Long> number(String name) {
    known.add(name);
    JsonNode value = object.get(name);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0) {
      wrong("field_invalid", "expected a whole number", name);
      return Optional.empty();
    }
    return Optional.of(value.asLong());
  }

  /**
   * A list that must be there.
   *
   * @param name the member
   * @param most how many elements it may have
   * @return the list; empty if it is missing
   */
  public JsonNode list(String name, int most) {
    known.add(name);
    JsonNode value = object.path(name);
    if (!value.isArray() || value.size() > most) {
      wrong("field_invalid", "expected a list of at most %d".formatted(most), name);
      return object.arrayNode();
    }
    return value;
  }

  /**
   * An object that may be left out, whose members are texts.
   *
   * @param name the member
   * @param longest how many characters each text may have; at least one
   * @param members the names that there may be
   * @return the texts by name, if it is there
   */
  public Optional<Map<String, String>> texts(String name, int longest, Set<String> members) {
    known.add(name);
    if (!object.has(name)) {
      return Optional.empty();
    }
    Map<String, String> texts = new TreeMap<>();
    JsonNode value = object.get(name);
    boolean sound = value.isObject() && !value.isEmpty();
    for (Map.Entry<String, JsonNode> one : value.properties()) {
      String text = one.getValue().asText();
      sound &= members.contains(one.getKey()) && one.getValue().isTextual();
      sound &= !text.isEmpty() && text.length() <= longest;
      texts.put(one.getKey(), text);
    }
    if (!sound) {
      String all = String.join(", ", new TreeSet<>(members));
      wrong("field_invalid", "expected an object of texts, known: " + all, name);
    }
    return Optional.of(texts);
  }

  /**
   * An object that may be left out, whose members are texts under names that are not known here.
   *
   * @param name the member
   * @param most how many texts it may have
   * @param longest how many characters each name and each text may have; at least one
   * @return the texts by name; empty if it is not there
   */
  public Map<String, String> named(String name, int most, int longest) {
    known.add(name);
    Map<String, String> texts = new TreeMap<>();
    JsonNode value = object.path(name);
    boolean sound = value.isMissingNode() || (value.isObject() && value.size() <= most);
    for (Map.Entry<String, JsonNode> one : value.properties()) {
      String text = one.getValue().asText();
      sound &= one.getKey().length() <= longest && one.getValue().isTextual();
      sound &= !text.isEmpty() && text.length() <= longest;
      texts.put(one.getKey(), text);
    }
    if (!sound) {
      wrong(
          "field_invalid",
          "expected an object of at most %d texts of 1 to %d characters".formatted(most, longest),
          name);
    }
    return texts;
  }

  /**
   * A value that was made of a member, such as of a text.
   *
   * @param name the member, which may be there
   * @param value empty if nothing could be made of it
   * @param expected what is noted then
   * @param <T> the value's type
   * @return the value
   */
  public <T> Optional<T> parsed(String name, Optional<T> value, String expected) {
    known.add(name);
    if (value.isEmpty() && !object.path(name).isMissingNode()) {
      wrong("field_invalid", expected, name);
    }
    return value;
  }

  /**
   * What is made of the members, once all that it takes has been read.
   *
   * @param make makes it; asked only if nothing is wrong
   * @param <T> what is made
   * @return it, or {@link #problems}
   */
  public <T> Result<T> made(Supplier<T> make) {
    List<Problem> wrong = problems();
    return wrong.isEmpty() ? Result.ok(make.get()) : new Result.Failed<>(wrong);
  }

  /**
   * Notes something wrong.
   *
   * @param code the machine-readable name
   * @param message what is wrong
   * @param name the member
   */
  public void wrong(String code, String message, String name) {
    problems.add(Problem.of(Problem.Kind.INVALID, code, message).at(name));
  }

  /**
   * Everything that was wrong, and members that nobody asked for.
   *
   * @return empty if the object is as it should be
   */
  public List<Problem> problems() {
    Set<String> others = new TreeSet<>();
    object.fieldNames().forEachRemaining(others::add);
    others.removeAll(known);
    for (String other : others) {
      problems.add(
          Problem.of(Problem.Kind.INVALID, "field_unknown", "there is no such field")
              .at(other)
              .mend("known: " + String.join(", ", new TreeSet<>(known))));
    }
    return problems;
  }
}
