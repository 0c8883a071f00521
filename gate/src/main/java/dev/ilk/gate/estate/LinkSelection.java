package dev.ilk.gate.estate;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Which suggestions that wait for a person's word to answer together.
 *
 * @param asks what is suggested
 * @param evidence only those that this speaks for: a key such as {@code email}, see {@link
 *     Link#evidence()}, or a kind of evidence such as {@code code-owners}
 * @param source only of accounts of this source
 * @param limit at most so many, 1 to {@link #MOST}
 */
public record LinkSelection(
    Asks asks, Optional<String> evidence, Optional<String> source, int limit) {
  /** The most that are answered together: what one person can look at. */
  public static final int MOST = 1_000;

  /** What is suggested of an account. */
  public enum Asks {
    /** To whom it belongs. */
    HOLDER,
    /** Who answers for it. */
    OWNER;

    /**
     * Its name on the wire and in the record.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /**
     * Reads its name.
     *
     * @param word of any content
     * @return empty if there is none of that name
     */
    public static Optional<Asks> of(String word) {
      return Stream.of(values()).filter(one -> one.word().equals(word)).findFirst();
    }
  }

  public LinkSelection {
    if (limit < 1 || limit > MOST) {
      throw new IllegalArgumentException("at most %d links at once".formatted(MOST));
    }
  }

  /**
   * To whom accounts belong.
   *
   * @param evidence only those that this key speaks for
   * @param source only of accounts of this source
   * @param limit at most so many, 1 to {@link #MOST}
   */
  public LinkSelection(Optional<String> evidence, Optional<String> source, int limit) {
    this(Asks.HOLDER, evidence, source, limit);
  }
}
