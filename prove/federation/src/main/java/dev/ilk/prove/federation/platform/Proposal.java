package dev.ilk.prove.federation.platform;

import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.prove.federation.condition.Bindings;
import dev.ilk.prove.federation.condition.ClaimPath;
import dev.ilk.prove.federation.condition.Constraint;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A safe rule for a platform, composed from a few words. It passes {@link Breadth}, or there is
 * none.
 *
 * @param issuer the exact {@code iss}
 * @param jwksUri where the issuer's keys are; empty for discovery
 * @param condition the CEL expression
 * @param allows what it lets in, for people
 * @param never what it does not let in, for people
 * @param caution what it cannot see and somebody must look after, for people; may be empty
 */
public record Proposal(
    String issuer,
    Optional<String> jwksUri,
    String condition,
    String allows,
    String never,
    String caution) {
  private static final Pattern PART = Pattern.compile("\\{([a-z_]+)}");
  private static final Pattern VALUE = Pattern.compile("[^\\p{Cntrl}\"\\\\]{1,300}");
  private static final int MOST_VALUES = 20;

  /**
   * Composes a rule.
   *
   * @param platform for whose tokens
   * @param words the platform's words with their values; several values with commas between them
   * @return the rule, or all that is wrong with the words, or why what they say is too wide
   */
  public static Result<Proposal> of(Platform platform, Map<String, String> words) {
    List<Problem> problems = new ArrayList<>(wrongWords(platform, words));
    Optional<String> issuer = issuer(platform, words, problems);
    if (!problems.isEmpty() || issuer.isEmpty()) {
      return new Result.Failed<>(problems);
    }
    Map<ClaimPath, Set<Object>> pins = new LinkedHashMap<>();
    List<String> said = new ArrayList<>();
    for (Word word : platform.words()) {
      List<Object> values = values(platform, word, words);
      if (word.claim().isPresent() && !values.isEmpty()) {
        pins.computeIfAbsent(word.claim().get(), c -> new LinkedHashSet<>()).addAll(values);
        said.add(spoken(word, values));
      }
    }
    List<Problem> tooWide = Breadth.review(platform, bindings(pins), Set.of());
    return !tooWide.isEmpty()
        ? new Result.Failed<>(tooWide.stream().map(p -> inWords(platform, p)).toList())
        : Result.ok(
            new Proposal(
                issuer.get(),
                Optional.ofNullable(words.get(Word.KEYS)),
                condition(pins),
                "tokens of %s (`%s`) with %s"
                    .formatted(platform.title(), issuer.get(), String.join(", ", said)),
                platform.profile().never,
                platform.profile().caution));
  }

  private static List<Problem> wrongWords(Platform platform, Map<String, String> words) {
    Set<String> known = new TreeSet<>();
    platform.words().forEach(word -> known.add(word.name()));
    List<Problem> problems = new ArrayList<>();
    words.forEach((name, value) -> {
      if (!known.contains(name)) {
        problems.add(
            invalid("word_unknown", "`%s` is no word for %s".formatted(name, platform.title()))
                .mend("known: " + String.join(", ", known)));
      } else if (!VALUE.matcher(value).matches()) {
        problems.add(
            invalid("word_value", "the value of `%s` cannot stand in a rule".formatted(name))
                .mend("give 1 to 300 visible characters without quotation marks"));
      }
    });
    return problems;
  }

  private static Optional<String> issuer(
      Platform platform, Map<String, String> words, List<Problem> problems) {
    Matcher parts = PART.matcher(platform.profile().issuer);
    StringBuilder issuer = new StringBuilder();
    while (parts.find()) {
      String name = parts.group(1);
      Optional<String> value = Optional.ofNullable(words.get(name)).or(() -> usual(platform, name));
      if (value.isEmpty()) {
        problems.add(
            invalid("word_missing", "%s needs `%s=…`".formatted(platform.title(), name))
                .mend("give " + meaning(platform, name)));
      }
      parts.appendReplacement(issuer, Matcher.quoteReplacement(value.orElse("")));
    }
    parts.appendTail(issuer);
    return problems.isEmpty() ? Optional.of(issuer.toString()) : Optional.empty();
  }

  private static Optional<String> usual(Platform platform, String name) {
    return platform.words().stream()
        .filter(word -> word.name().equals(name))
        .findFirst()
        .flatMap(Word::usual)
        .map(Word.Usual::values);
  }

  private static String meaning(Platform platform, String name) {
    return platform.words().stream()
        .filter(word -> word.name().equals(name))
        .findFirst()
        .map(Word::meaning)
        .orElse(name);
  }

  private static List<Object> values(Platform platform, Word word, Map<String, String> words) {
    String given = words.get(word.name());
    if (given == null
        && word.usual().isPresent()
        && !words.containsKey(word.usual().get().unless())) {
      given = word.usual().get().values();
    }
    if (given == null || word.claim().isEmpty()) {
      return List.of();
    }
    Profile.Sort sort =
        platform.profile().sorts.getOrDefault(word.claim().get(), Profile.Sort.TEXT);
    return Pattern.compile(",")
        .splitAsStream(given)
        .limit(MOST_VALUES)
        .map(text -> word.template().formatted(text.strip()))
        .map(text -> sort == Profile.Sort.TRUTH ? (Object) Boolean.valueOf(text) : text)
        .toList();
  }

  private static String spoken(Word word, List<Object> values) {
    return word.name().replace('_', ' ')
        + " "
        + values.stream()
            .map(value -> value.toString())
            .map(text -> text.replaceFirst("^refs/(heads|tags)/", ""))
            .map(text -> "`" + text + "`")
            .collect(Collectors.joining(" or "));
  }

  private static Bindings bindings(Map<ClaimPath, Set<Object>> pins) {
    return new Bindings(
        pins.entrySet().stream()
            .collect(
                Collectors.toMap(
                    Map.Entry::getKey, entry -> new Constraint.OneOf(entry.getValue()))),
        true,
        true);
  }

  private static String condition(Map<ClaimPath, Set<Object>> pins) {
    return pins.entrySet().stream()
        .map(pin ->
            pin.getValue().size() == 1
                ? pin.getKey() + " == " + literal(pin.getValue().iterator().next())
                : pin.getKey()
                    + pin.getValue().stream()
                        .map(Proposal::literal)
                        .collect(Collectors.joining(", ", " in [", "]")))
        .collect(Collectors.joining(" && "));
  }

  /** Values have no quotation marks, backslashes or control characters, so none is escaped. */
  private static String literal(Object value) {
    return value instanceof String text ? "\"" + text + "\"" : value.toString();
  }

  /** What is missing, in the platform's words rather than as claims. */
  private static Problem inWords(Platform platform, Problem problem) {
    return problem.mend(
        "%s; words for %s: %s"
            .formatted(
                problem.remedy().replaceFirst("; if it is meant.*", ""),
                platform.title(),
                platform.words().stream()
                    .map(word -> word.name() + " (" + word.meaning() + ")")
                    .collect(Collectors.joining(", "))));
  }

  private static Problem invalid(String code, String message) {
    return Problem.of(Problem.Kind.INVALID, code, message);
  }
}
