package dev.ilk.gate.estate;

import java.util.Optional;

/**
 * Which links that wait for a person's word to answer together.
 *
 * @param evidence only those that this key speaks for, such as {@code email}; see {@link
 *     Link#evidence()}
 * @param source only of accounts of this source
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record LinkSelection(Optional<String> evidence, Optional<String> source, int limit) {
  /** The most that are answered together: what one person can look at. */
  public static final int MOST = 1_000;

  public LinkSelection {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d links at once".formatted(MOST));
    }
  }
}
