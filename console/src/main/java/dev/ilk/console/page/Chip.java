package dev.ilk.console.page;

import java.util.Locale;

/**
 * A word or two that say how something stands. The colour only repeats what the words say.
 *
 * @param tone how it should be taken
 * @param label the words
 */
public record Chip(Tone tone, String label) {

  /** How something should be taken; each has one colour on all pages. */
  public enum Tone {
    /** As it should be. */
    GOOD,
    /** Wants a look. */
    WARN,
    /** Refused, broken or ended. */
    BAD,
    /** Neither. */
    PLAIN;

    /**
     * The class of the style sheet.
     *
     * @return one word
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
