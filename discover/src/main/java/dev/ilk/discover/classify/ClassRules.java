package dev.ilk.discover.classify;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Reads rules of classification from YAML; the format is in {@code docs/discovery.md}. */
public final class ClassRules {
  private static final int MOST = 2_000;
  private static final double HEAVIEST = 10;
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "matches",
          "at-least",
          "at-most",
          "says",
          "subtype",
          "weight",
          "behaviour",
          "because");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private ClassRules(String file) {
    this.file = file;
  }

  /**
   * The rules that come with Ilk, read when they are first asked for.
   *
   * @return the same list each time
   */
  public static List<ClassRule> builtIn() {
    return BuiltIn.RULES;
  }

  private static List<ClassRule> ofIlk() {
    try (InputStream in = ClassRules.class.getResourceAsStream("classes.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the built-in rules are missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (read("classes.yaml", text)) {
        case Result.Ok<List<ClassRule>>(List<ClassRule> rules) -> List.copyOf(rules);
        case Result.Failed<List<ClassRule>>(List<Problem> problems) ->
            throw new IllegalStateException(problems.getFirst().sentence());
      };
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Reads a file of rules.
   *
   * @param file its name, for messages
   * @param text its text
   * @return the rules, or everything that is wrong with them
   */
  public static Result<List<ClassRule>> read(String file, String text) {
    ClassRules reading = new ClassRules(file);
    List<ClassRule> rules = new ArrayList<>();
    try {
      JsonNode list = YAML.readTree(text).path("rules");
      if (!list.isArray() || list.size() > MOST) {
        reading.problem("", "there is no list `rules` of at most %d".formatted(MOST));
      } else {
        Set<String> ids = new HashSet<>();
        for (int i = 0; i < list.size(); i++) {
          ClassRule rule = reading.rule("rules[%d]".formatted(i), list.get(i));
          if (!ids.add(rule.id())) {
            reading.problem(rule.id(), "there are two rules `%s`".formatted(rule.id()));
          }
          rules.add(rule);
        }
      }
    } catch (JsonProcessingException e) {
      reading.problem("", "no YAML: " + e.getOriginalMessage());
    }
    return reading.problems.isEmpty() ? Result.ok(rules) : new Result.Failed<>(reading.problems);
  }

  private ClassRule rule(String at, JsonNode node) {
    String id = node.path("id").asText();
    String where = id.isEmpty() ? at : id;
    if (!id.matches("[a-z][a-z0-9-]{1,60}")) {
      problem(at, "`%s` is no id: use lower case, digits and dashes".formatted(id));
    }
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            problem(where, "there is no field `%s`".formatted(field));
          }
        });
    Map<String, Sought> matches = new TreeMap<>();
    node.path("matches")
        .properties()
        .forEach(entry -> matches.put(entry.getKey(), sought(where, entry.getValue().asText())));
    Map<String, Double> atLeast = numbers(where, node.path("at-least"));
    Map<String, Double> atMost = numbers(where, node.path("at-most"));
    if (matches.isEmpty() && atLeast.isEmpty() && atMost.isEmpty()) {
      problem(where, "it asks nothing of an account");
    }
    double weight = node.path("weight").asDouble(0);
    if (!(weight > 0 && weight <= HEAVIEST)) {
      problem(where, "the weight is not above 0 and at most %.0f".formatted(HEAVIEST));
    }
    return new ClassRule(
        id,
        matches,
        atLeast,
        atMost,
        kind(where, node.path("says").asText()),
        node.path("subtype").asText(""),
        weight,
        node.path("behaviour").asBoolean(false),
        node.path("because").asText(id));
  }

  private Kind kind(String where, String word) {
    return Kind.of(word)
        .orElseGet(() -> {
          problem(where, "`%s` is no kind: human, workload or agent".formatted(word));
          return Kind.WORKLOAD;
        });
  }

  private Map<String, Double> numbers(String where, JsonNode node) {
    Map<String, Double> numbers = new TreeMap<>();
    node.properties()
        .forEach(entry -> {
          if (!entry.getValue().isNumber()) {
            problem(where, "`%s` is no number".formatted(entry.getValue().asText()));
          }
          numbers.put(entry.getKey(), entry.getValue().asDouble());
        });
    return numbers;
  }

  private Sought sought(String where, String text) {
    try {
      return new Sought(Pattern.compile(text));
    } catch (PatternSyntaxException e) {
      problem(where, "`%s` is no RE2 pattern: %s".formatted(text, e.getDescription()));
      return new Sought(Pattern.compile("$^"));
    }
  }

  private void problem(String where, String message) {
    problems.add(
        Problem.of(Problem.Kind.INVALID, "rule_invalid", message)
            .at(where.isEmpty() ? file : file + ": " + where)
            .mend("see docs/discovery.md"));
  }

  /** Several parts of a node ask, and patterns are compiled slowly. */
  private static final class BuiltIn {
    static final List<ClassRule> RULES = ofIlk();
  }
}
