package dev.ilk.scan.rule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Reads rules from YAML; the format is in {@code docs/scan.md}. All problems are told at once. */
public final class RuleFile {
  /** More rules in one file, or keywords in one rule, are refused. */
  private static final int MOST = 2_000;

  private static final int LEAST_KEYWORD = 3;
  private static final Set<String> FIELDS =
      Set.of(
          "id",
          "name",
          "provider",
          "keywords",
          "then",
          "first",
          "pattern",
          "entropy",
          "check",
          "must",
          "belongs",
          "known-as",
          "context",
          "lines",
          "shapes");
  private static final YAMLMapper YAML = new YAMLMapper();

  private final String file;
  private final List<Problem> problems = new ArrayList<>();

  private RuleFile(String file) {
    this.file = file;
  }

  /**
   * The rules that come with Ilk.
   *
   * @return the rules
   */
  public static List<Rule> builtIn() {
    try (InputStream in = RuleFile.class.getResourceAsStream("rules.yaml")) {
      if (in == null) {
        throw new IllegalStateException("the built-in rules are missing");
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return switch (read("rules.yaml", text)) {
        case Result.Ok<List<Rule>>(List<Rule> rules) -> rules;
        case Result.Failed<List<Rule>>(List<Problem> problems) ->
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
  public static Result<List<Rule>> read(String file, String text) {
    RuleFile reading = new RuleFile(file);
    List<Rule> rules = reading.rules(text);
    return reading.problems.isEmpty() ? Result.ok(rules) : new Result.Failed<>(reading.problems);
  }

  private List<Rule> rules(String text) {
    List<Rule> rules = new ArrayList<>();
    JsonNode list;
    try {
      list = YAML.readTree(text).path("rules");
    } catch (JsonProcessingException e) {
      problem("", "no YAML: " + e.getOriginalMessage(), "");
      return rules;
    }
    if (!list.isArray() || list.size() > MOST) {
      problem("", "there is no list `rules` of at most %d".formatted(MOST), "");
      return rules;
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < list.size(); i++) {
      int before = problems.size();
      Rule rule = rule("rules[%d]".formatted(i), list.get(i));
      if (!ids.add(rule.id())) {
        problem(rule.id(), "there are two rules `%s`".formatted(rule.id()), "give one another id");
      }
      if (problems.size() == before) {
        rules.add(rule);
      }
    }
    return rules;
  }

  private Rule rule(String at, JsonNode node) {
    String id = node.path("id").asText();
    String where = id.isEmpty() ? at : id;
    if (!id.matches("[a-z][a-z0-9-]{1,60}")) {
      problem(at, "`%s` is no id".formatted(id), "use lower case, digits and dashes");
    }
    node.fieldNames()
        .forEachRemaining(field -> {
          if (!FIELDS.contains(field)) {
            problem(where, "there is no field `%s`".formatted(field), "see docs/scan.md");
          }
        });
    List<String> keywords = texts(node.path("keywords"));
    if (keywords.isEmpty() || keywords.stream().anyMatch(word -> word.length() < LEAST_KEYWORD)) {
      problem(
          where,
          "keywords are missing or shorter than %d characters".formatted(LEAST_KEYWORD),
          "name what stands in or near every such secret");
    }
    return new Rule(
        id,
        node.path("name").asText(id),
        node.path("provider").asText("any"),
        keywords.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList(),
        node.path("then").asText(""),
        node.path("first").asBoolean(false),
        pattern(where, node.path("pattern").asText()),
        node.path("entropy").asDouble(0),
        constant(where, Check.NONE, Check.class, node.path("check").asText()),
        node.path("must").asBoolean(false),
        constant(where, Belonging.UNKNOWN, Belonging.class, node.path("belongs").asText()),
        constant(where, KnownAs.NOTHING, KnownAs.class, node.path("known-as").asText()),
        node.path("context").asBoolean(false),
        node.path("lines").asBoolean(false),
        texts(node.path("shapes")));
  }

  private Pattern pattern(String where, String text) {
    if (!text.isEmpty()) {
      try {
        return Pattern.compile(text);
      } catch (PatternSyntaxException e) {
        problem(where, "`%s` is no RE2 pattern: %s".formatted(text, e.getDescription()), "");
      }
    } else {
      problem(where, "the pattern is missing", "");
    }
    return Pattern.compile("$^");
  }

  private <E extends Enum<E>> E constant(String where, E none, Class<E> type, String text) {
    if (text.isEmpty()) {
      return none;
    }
    for (E constant : type.getEnumConstants()) {
      if (constant.name().toLowerCase(Locale.ROOT).replace('_', '-').equals(text)) {
        return constant;
      }
    }
    problem(where, "`%s` is not known".formatted(text), "see docs/scan.md");
    return none;
  }

  private static List<String> texts(JsonNode list) {
    List<String> texts = new ArrayList<>();
    for (JsonNode text : list) {
      if (texts.size() < MOST) {
        texts.add(text.asText());
      }
    }
    return texts;
  }

  private void problem(String where, String message, String mend) {
    problems.add(
        Problem.of(Problem.Kind.INVALID, "rule_invalid", message)
            .at(where.isEmpty() ? file : file + ": " + where)
            .mend(mend));
  }
}
