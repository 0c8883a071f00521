package dev.ilk.scan.owner;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Who owns which files, as a CODEOWNERS file says: the last rule that matches a file counts, in
 * each section by itself. Matching takes linear time, whatever the file says.
 */
final class CodeOwners {
  private static final int MOST_RULES = 2_000;
  private static final int MOST_OWNERS = 20;
  private static final int LONGEST_PATTERN = 500;

  /** GitLab's heading of a section: optional, with a number of approvals and default owners. */
  private static final Pattern HEADING =
      Pattern.compile("\\^?\\[([^\\]]+)\\](?:\\[\\d+\\])?(?:\\s+(.*))?");

  private static final Pattern OWNER = Pattern.compile("@[^@\\s]\\S*|[^@\\s]+@[^@\\s]+");

  /** Whose rules of syntax a file goes by. */
  enum Syntax {
    /** Patterns as in gitignore; no sections. */
    GITHUB,
    /** Sections, exclusions, and patterns that hold at any depth unless they begin with a slash. */
    GITLAB
  }

  /**
   * What a rule says of a file.
   *
   * @param line the rule's line, from 1
   * @param owners as they stand there; none if nobody owns the file
   */
  record Said(int line, List<String> owners) {}

  private record Rule(Pattern pattern, Said said) {}

  /** Rules in the order of the file, by section. */
  private final Map<String, List<Rule>> sections = new LinkedHashMap<>();

  private final Syntax syntax;
  private int rules;
  private boolean whole = true;

  private CodeOwners(Syntax syntax) {
    this.syntax = syntax;
  }

  /**
   * Reads a file. Lines that make no sense own nothing.
   *
   * @param text of any content
   * @param syntax whose rules it goes by
   */
  static CodeOwners of(String text, Syntax syntax) {
    CodeOwners owners = new CodeOwners(syntax);
    String section = "";
    List<String> defaults = List.of();
    int number = 0;
    for (String line : (Iterable<String>) text.lines()::iterator) {
      number++;
      String stripped = line.strip();
      Matcher heading = HEADING.matcher(stripped);
      if (stripped.isEmpty() || stripped.startsWith("#")) {
        continue;
      }
      if (syntax == Syntax.GITLAB && heading.matches()) {
        section = heading.group(1).strip().toLowerCase(Locale.ROOT);
        String named = heading.group(2);
        defaults = named == null ? List.of() : owners(words(named), 0);
      } else {
        owners.rule(section, stripped, defaults, number);
      }
    }
    return owners;
  }

  /** Whether the file has sections as only GitLab knows them. */
  static boolean hasSections(String text) {
    return text.lines()
        .map(String::strip)
        .anyMatch(line -> HEADING.matcher(line).matches() && !line.contains("/"));
  }

  private void rule(String section, String line, List<String> defaults, int number) {
    List<String> words = words(line);
    String pattern = words.getFirst();
    boolean excludes = syntax == Syntax.GITLAB && pattern.startsWith("!");
    String path = excludes ? pattern.substring(1) : pattern;
    if (rules == MOST_RULES || path.length() > LONGEST_PATTERN || path.isEmpty()) {
      whole = false;
      return;
    }
    List<String> named = owners(words, 1);
    List<String> said = excludes ? List.of() : named.isEmpty() ? defaults : named;
    rules++;
    sections
        .computeIfAbsent(section, _ -> new ArrayList<>())
        .add(new Rule(Pattern.compile(expression(path)), new Said(number, said)));
  }

  /** Whether all rules were taken. */
  boolean isWhole() {
    return whole;
  }

  /** What is said of a file, by section; nothing of those in which no rule matches. */
  List<Said> of(String path) {
    List<Said> said = new ArrayList<>();
    for (List<Rule> section : sections.values()) {
      last(section, path).filter(one -> !one.owners().isEmpty()).ifPresent(said::add);
    }
    return said;
  }

  private static Optional<Said> last(List<Rule> section, String path) {
    for (Rule rule : section.reversed()) {
      if (rule.pattern().matches(path)) {
        return Optional.of(rule.said());
      }
    }
    return Optional.empty();
  }

  /** Words between blanks; a blank after a backslash is part of its word. */
  private static List<String> words(String line) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean escaped = false;
    for (int at = 0; at < line.length(); at++) {
      char c = line.charAt(at);
      if (escaped) {
        word.append(c);
        escaped = false;
      } else if (c == '\\') {
        escaped = true;
      } else if (Character.isWhitespace(c)) {
        if (!word.isEmpty()) {
          words.add(word.toString());
          word.setLength(0);
        }
      } else {
        word.append(c);
      }
    }
    if (!word.isEmpty() || words.isEmpty()) {
      words.add(word.toString());
    }
    return words;
  }

  /** Owners are logins, teams and addresses; roles (`@@developer`) are nobody in particular. */
  private static List<String> owners(List<String> words, int from) {
    List<String> owners = new ArrayList<>();
    for (String word : words.subList(from, words.size())) {
      if (word.startsWith("#")) {
        break;
      }
      if (owners.size() < MOST_OWNERS && OWNER.matches(word) && Clue.isTellable(word)) {
        owners.add(word);
      }
    }
    return List.copyOf(owners);
  }

  private String expression(String path) {
    boolean folder = path.length() > 1 && path.endsWith("/");
    String body = path.substring(path.startsWith("/") ? 1 : 0, path.length() - (folder ? 1 : 0));
    boolean inner = syntax == Syntax.GITHUB && body.contains("/");
    boolean anchored = path.startsWith("/") || inner;
    String last = body.substring(body.lastIndexOf('/') + 1);
    // In GitHub's syntax a name may be a folder's, unless a star stands in it.
    boolean below = folder || (syntax == Syntax.GITHUB && !last.contains("*"));
    String end = folder ? "/.*" : below ? "(?:/.*)?" : "";
    return (anchored ? "" : "(?:.*/)?") + glob(body) + end;
  }

  private static String glob(String body) {
    StringBuilder expression = new StringBuilder();
    int at = 0;
    while (at < body.length()) {
      if (body.startsWith("**/", at)) {
        expression.append("(?:.*/)?");
        at += 3;
      } else if (body.startsWith("**", at)) {
        expression.append(".*");
        at += 2;
      } else {
        char c = body.charAt(at);
        expression.append(
            switch (c) {
              case '*' -> "[^/]*";
              case '?' -> "[^/]";
              default -> Pattern.quote(String.valueOf(c));
            });
        at++;
      }
    }
    return expression.toString();
  }
}
