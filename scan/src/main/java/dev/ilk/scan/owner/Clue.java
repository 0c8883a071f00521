package dev.ilk.scan.owner;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * A piece of evidence that somebody answers for something. It holds no content of any file.
 *
 * @param about what it is about
 * @param kind what kind of evidence it is
 * @param who the person or team, as the evidence names it: {@code @login}, {@code @org/team}, an
 *     address, or {@code team:name} and {@code user:name}
 * @param place the file that names what it is about; empty if it is about the whole repository
 * @param by the file that says so, with its line if it has one; empty for the history
 * @param times how often: commits, or files of which somebody is code owner; at least 1
 * @param latest when it was so last; nothing for what a file says
 */
public record Clue(
    About about,
    Kind kind,
    String who,
    String place,
    String by,
    long times,
    Optional<Instant> latest) {

  /** The longest name, place or person, in characters; what is longer is left out. */
  public static final int LONGEST = 300;

  /**
   * What evidence is about.
   *
   * @param sort what sort of name it is
   * @param name the name
   */
  public record About(Sort sort, String name) {}

  /** What is named. */
  public enum Sort {
    /** An account, by a name that stands in a file. */
    ACCOUNT,
    /** A service, as a catalogue or an on-call file calls it. */
    SERVICE,
    /** The repository itself. */
    REPOSITORY;

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** Kinds of evidence. */
  public enum Kind {
    /** An on-call file names them. */
    ON_CALL,
    /** They are code owners. */
    CODE_OWNERS,
    /** A catalogue of services names them. */
    CATALOGUE,
    /** An OWNERS file lets them approve. */
    OWNERS_FILE,
    /** They wrote the file that names it. */
    AUTHOR,
    /** They commit to the repository most. */
    COMMITTER;

    /**
     * Its name on the wire.
     *
     * @return such as {@code code-owners}
     */
    public String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Whether a name can be told: of bounded length, and without anything that cannot be read. */
  static boolean isTellable(String text) {
    return text.length() <= LONGEST
        && text.codePoints().noneMatch(one -> Character.isISOControl(one) || one == 0xFFFD);
  }
}
