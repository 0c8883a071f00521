package dev.ilk.gate.migration;

import java.util.List;
import java.util.Locale;

/**
 * What replaces a sort of static secret.
 *
 * @param means by what its successor proves itself
 * @param replacement what that is, in a sentence without a final period
 * @param platforms whose tokens may prove it, in the words of trust rules; empty if none do
 * @param steps what to do, in this order
 */
public record Way(Means means, String replacement, List<String> platforms, List<String> steps) {
  public Way {
    platforms = List.copyOf(platforms);
    steps = List.copyOf(steps);
  }

  /** By what a successor proves itself. */
  public enum Means {
    /** A token of the platform that it runs on. */
    TRUST,
    /** An assertion that it signs with a key of its own. */
    CLIENT,
    /** Nothing that can be declared. */
    NONE;

    /**
     * As the interface says it.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
