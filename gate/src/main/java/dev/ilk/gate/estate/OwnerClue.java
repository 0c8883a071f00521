package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * A piece of evidence that somebody answers for something, as a clone was read. It holds nothing of
 * any file but names.
 *
 * @param sort what it is about
 * @param about its name
 * @param kind what kind of evidence it is, such as {@code code-owners}
 * @param who the person or team, as the evidence names it
 * @param place the file that names what it is about; empty if it is about all of the repository
 * @param by the file that says so, with its line; empty for the history
 * @param times how often, at least 1
 * @param latest when it was so last; nothing for what a file says
 */
public record OwnerClue(
    Sort sort,
    String about,
    String kind,
    String who,
    String place,
    String by,
    long times,
    Optional<Instant> latest) {

  /** What evidence is about. */
  public enum Sort {
    /** An account, by a name that stands in a file. */
    ACCOUNT,
    /** A service, as catalogues and on-call files call it. */
    SERVICE,
    /** A repository. */
    REPOSITORY
  }
}
