package dev.ilk.registry.declare;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts with holes, such as {@code {environment}-{service}}. */
public final class Holes {
  private static final Pattern HOLE = Pattern.compile("\\{([^{}]*)}");

  private Holes() {}

  /**
   * The holes of a text.
   *
   * @param text any
   * @return their names
   */
  static Set<String> of(String text) {
    Set<String> names = new TreeSet<>();
    Matcher hole = HOLE.matcher(text);
    while (hole.find()) {
      names.add(hole.group(1));
    }
    return names;
  }

  /**
   * Fills a text in, once: what a value holds is never taken for a hole.
   *
   * @param text whose holes all have values
   * @param values by name
   * @return without holes
   */
  public static String filled(String text, Map<String, String> values) {
    return HOLE.matcher(text)
        .replaceAll(hole -> Matcher.quoteReplacement(values.getOrDefault(hole.group(1), "")));
  }
}
