package dev.ilk.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * Puts a rule into a declaration in YAML without touching anything else of it: its comments, order
 * and layout are its authors' own. Knows the layout that declarations usually have, and says so
 * where there is another.
 */
final class RuleInsertion {
  private static final Pattern AND = Pattern.compile(" (?=&& )");

  private final List<String> lines;

  private RuleInsertion(String text) {
    this.lines = new ArrayList<>(text.lines().toList());
  }

  /**
   * Inserts a rule.
   *
   * @param declaration in YAML
   * @param subject whose entry to put it under, such as {@code workload:prod-shop}
   * @param rule the rule's keys
   * @return the declaration with the rule at the end of the subject's {@code trust}
   * @throws RefusedException if the entry is not found, or not laid out over lines
   */
  static String into(String declaration, String subject, ObjectNode rule) {
    RuleInsertion file = new RuleInsertion(declaration);
    file.insert(subject, rule);
    return String.join("\n", file.lines) + "\n";
  }

  /** The rule as lines: an item of a list, its condition folded where it says "and". */
  static List<String> lines(ObjectNode rule, String indent) {
    List<String> lines = new ArrayList<>();
    for (Map.Entry<String, com.fasterxml.jackson.databind.JsonNode> entry : rule.properties()) {
      String start = indent + (lines.isEmpty() ? "- " : "  ");
      String value = entry.getValue().asText();
      if (entry.getKey().equals("condition")) {
        lines.add(start + "condition: >-");
        for (String part : AND.split(value, -1)) {
          lines.add(indent + "    " + part);
        }
      } else {
        lines.add(start + entry.getKey() + ": " + quoted(value));
      }
    }
    return lines;
  }

  private static String quoted(String value) {
    return Pattern.matches("[A-Za-z][A-Za-z0-9:/._-]*", value) && !value.endsWith(":")
        ? value
        : "'" + value.replace("'", "''") + "'";
  }

  private void insert(String subject, ObjectNode rule) {
    int colon = subject.indexOf(':');
    String section = colon < 0 ? "" : subject.substring(0, colon) + "s:";
    String name = subject.substring(colon + 1);
    int from = lines.indexOf(section);
    if (from < 0) {
      throw refused(subject);
    }
    int end = from + 1;
    while (end < lines.size() && (lines.get(end).startsWith("#") || isWithin(end, 0))) {
      end++;
    }
    for (int at = from + 1; at < end; at++) {
      if (lines.get(at).strip().startsWith("- ")) {
        int after = endOf(at, indent(at));
        if (isNamed(at, after, name)) {
          insert(at, after, subject, rule);
          return;
        }
        at = after - 1;
      }
    }
    throw refused(subject);
  }

  private void insert(int start, int end, String subject, ObjectNode rule) {
    int keys = indent(start) + 2;
    for (int at = start; at < end; at++) {
      if (column(at) == keys && key(at).startsWith("trust:")) {
        if (!key(at).equals("trust:")) {
          throw refused(subject);
        }
        int last = at + 1;
        int items = keys + 2;
        for (int i = at + 1; i < end && isWithin(i, keys); i++) {
          items = i == at + 1 ? indent(i) : items;
          last = lines.get(i).isBlank() ? last : i + 1;
        }
        lines.addAll(last, lines(rule, " ".repeat(items)));
        return;
      }
    }
    int last = end;
    while (lines.get(last - 1).isBlank()) {
      last--;
    }
    List<String> block = new ArrayList<>(List.of(" ".repeat(keys) + "trust:"));
    block.addAll(lines(rule, " ".repeat(keys + 2)));
    lines.addAll(last, block);
  }

  /** A list may stand as deep as its key. */
  private boolean isWithin(int at, int keys) {
    return lines.get(at).isBlank()
        || indent(at) > keys
        || (indent(at) == keys && lines.get(at).strip().startsWith("- "));
  }

  private boolean isNamed(int start, int end, String name) {
    for (int at = start; at < end; at++) {
      String key = key(at).replaceFirst("\\s+#.*$", "").replaceAll("[\"']", "");
      if (column(at) == indent(start) + 2 && key.equals("name: " + name)) {
        return true;
      }
    }
    return false;
  }

  /** Where what stands under a line ends: at the next line that is no deeper. */
  private int endOf(int start, int indent) {
    int at = start + 1;
    while (at < lines.size()
        && (lines.get(at).isBlank()
            || lines.get(at).strip().startsWith("#")
            || indent(at) > indent)) {
      at++;
    }
    return at;
  }

  private int indent(int at) {
    return lines.get(at).length() - lines.get(at).stripLeading().length();
  }

  /** The text of a line after the dash of a list's item, and where it begins. */
  private String key(int at) {
    return lines.get(at).strip().replaceFirst("^- +", "");
  }

  private int column(int at) {
    return lines.get(at).indexOf(key(at));
  }

  private static RefusedException refused(String subject) {
    return new RefusedException(
        List.of(
            "there is no entry for `%s` that a rule could be written into".formatted(subject),
            "leave --into out and put the rule under its `trust` by hand"));
  }
}
