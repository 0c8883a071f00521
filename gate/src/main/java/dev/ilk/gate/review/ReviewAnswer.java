package dev.ilk.gate.review;

import java.util.Locale;
import java.util.Optional;

/** What can be said of a thing under review, from the mildest to the strictest. */
public enum ReviewAnswer {
  /** It stays as it is. */
  KEEP,
  /** What is not used of it goes. */
  REDUCE,
  /** It ends. */
  END;

  /**
   * The word for it on the wire.
   *
   * @return lower case
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads the word.
   *
   * @param word of any content
   * @return empty if it is none
   */
  public static Optional<ReviewAnswer> of(String word) {
    for (ReviewAnswer answer : values()) {
      if (answer.word().equals(word)) {
        return Optional.of(answer);
      }
    }
    return Optional.empty();
  }
}
