package dev.ilk.actor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A way in which a trust rule can let in more than one source and one line of its work. A rule that
 * does is refused, unless it accepts the width by its word and says why (W1).
 */
public enum Width {
  /** The source is known by a name only, which another can take over one day. */
  REUSABLE_NAME,

  /** More than one source: every repository of an owner, every project of a group. */
  ANY_SOURCE,

  /** Whatever branch or tag the work is on. */
  ANY_BRANCH,

  /** Work that people without the right to write can start, such as pull requests from forks. */
  PULL_REQUESTS;

  /**
   * As it stands in a declaration.
   *
   * @return such as {@code any_branch}
   */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Reads a word back.
   *
   * @param word of any content
   * @return empty if it is none
   */
  public static Optional<Width> of(String word) {
    return Arrays.stream(values()).filter(width -> width.word().equals(word)).findFirst();
  }

  /**
   * All words.
   *
   * @return to be told to people
   */
  public static Set<String> words() {
    return Arrays.stream(values()).map(Width::word).collect(Collectors.toUnmodifiableSet());
  }
}
