package dev.ilk.server.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ilk.kernel.Problem;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** A part of the configuration file that notices what nobody asked for. */
final class Section {
  private final ObjectNode node;
  private final String place;
  private final List<Problem> problems;
  private final Set<String> asked = new HashSet<>();

  Section(ObjectNode node, String place, List<Problem> problems) {
    this.node = node;
    this.place = place;
    this.problems = problems;
  }

  /** All keys, for a section whose keys are names that somebody gave. */
  Set<String> names() {
    Set<String> names = new TreeSet<>();
    node.fieldNames().forEachRemaining(names::add);
    return names;
  }

  Optional<String> text(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isTextual() || value.asText().isBlank()) {
      wrong(key, "expected a text");
      return Optional.empty();
    }
    return Optional.of(value.asText());
  }

  Optional<Boolean> flag(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (!value.isBoolean()) {
      wrong(key, "expected true or false");
      return Optional.empty();
    }
    return Optional.of(value.asBoolean());
  }

  List<String> texts(String key) {
    asked.add(key);
    List<String> texts = new ArrayList<>();
    JsonNode value = node.get(key);
    if (value != null) {
      if (!value.isArray()) {
        wrong(key, "expected a list of texts");
      }
      value.forEach(entry -> texts.add(entry.asText()));
    }
    return texts;
  }

  Optional<Section> section(String key) {
    asked.add(key);
    JsonNode value = node.get(key);
    if (value == null) {
      return Optional.empty();
    }
    if (value instanceof ObjectNode object) {
      return Optional.of(new Section(object, at(key), problems));
    }
    wrong(key, "expected keys below it");
    return Optional.empty();
  }

  List<Section> sections(String key) {
    asked.add(key);
    List<Section> sections = new ArrayList<>();
    JsonNode value = node.get(key);
    if (value == null) {
      return sections;
    }
    if (!value.isArray()) {
      wrong(key, "expected a list");
      return sections;
    }
    for (int i = 0; i < value.size(); i++) {
      if (value.get(i) instanceof ObjectNode object) {
        sections.add(new Section(object, at(key) + "[" + i + "]", problems));
      } else {
        wrong(key, "expected entries with keys");
      }
    }
    return sections;
  }

  void wrong(String key, String message) {
    problems.add(Problem.of(Problem.Kind.INVALID, "setting_invalid", message).at(at(key)));
  }

  /** Told last, when everything that is known has been asked for. */
  void refuseOthers() {
    Set<String> others = new TreeSet<>();
    node.fieldNames().forEachRemaining(others::add);
    others.removeAll(asked);
    for (String other : others) {
      problems.add(
          Problem.of(Problem.Kind.INVALID, "setting_unknown", "there is no setting `" + other + "`")
              .at(at(other))
              .mend("known here: " + String.join(", ", new TreeSet<>(asked))));
    }
  }

  String at(String key) {
    return place.isEmpty() ? key : place + "." + key;
  }
}
