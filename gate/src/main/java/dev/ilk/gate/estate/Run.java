package dev.ilk.gate.estate;

import java.time.Instant;
import java.util.Optional;

/**
 * A reading of a source from its first page to its last, however often it was interrupted.
 *
 * @param source which source
 * @param number the how-manieth of the source, from 1
 * @param incremental whether it reads only what changed; then nothing is missing for not being seen
 * @param state how it stands
 * @param began when it began
 * @param touched when it last got on, or ended
 * @param pages how many pages were read
 * @param counts what came of it so far
 * @param message why it stopped or what is doubtful, in a line for people; empty if nothing is
 */
public record Run(
    String source,
    long number,
    boolean incremental,
    State state,
    Instant began,
    Instant touched,
    long pages,
    Counts counts,
    String message) {

  /** How a run stands. */
  public enum State {
    /** Pages are being read, or will be when somebody goes on with it. */
    READING,
    /** All pages were read; accounts that were not among them are being judged. */
    JUDGING,
    /** It is over, and whatever was not seen in it is missing or gone. */
    COMPLETE,
    /**
     * It is over, and so much was not seen that a page may have been left out: whatever was not
     * seen is missing, and nothing is gone until a person says so.
     */
    DOUBTFUL,
    /** It was given up; nothing is concluded from what it did not see. */
    ABANDONED;

    /**
     * Whether somebody can go on with it.
     *
     * @return false if it is over
     */
    public boolean isOpen() {
      return this == READING || this == JUDGING;
    }

    /**
     * Its name on the wire.
     *
     * @return in lower case
     */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  /**
   * What came of a run. All are numbers of accounts.
   *
   * @param seen that it saw, each once
   * @param added that were never seen before
   * @param changed that were different before
   * @param doubled that came more than once
   * @param returned that were missing or gone, and are there again
   * @param missing that were there before and not in it
   * @param gone that were missing before already, or that the system says are gone
   */
  public record Counts(
      long seen, long added, long changed, long doubled, long returned, long missing, long gone) {
    /** Of a run that has only begun. */
    public static final Counts NONE = new Counts(0, 0, 0, 0, 0, 0, 0);
  }

  /**
   * Its name.
   *
   * @return such as {@code github-acme/12}
   */
  public String name() {
    return source + "/" + number;
  }

  /**
   * When it ended.
   *
   * @return nothing while it is open
   */
  public Optional<Instant> ended() {
    return state.isOpen() ? Optional.empty() : Optional.of(touched);
  }
}
