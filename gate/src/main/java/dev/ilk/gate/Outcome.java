package dev.ilk.gate;

import dev.ilk.decide.Decision;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import java.util.List;

/**
 * What leaves the house. Only the gate makes one, and only after the record holds what it tells;
 * {@link Unavailable} alone tells of something that may be in no record.
 *
 * @param <R> the result of the command
 */
public sealed interface Outcome<R> {

  /**
   * The journey, so that whoever was refused can ask an operator about it.
   *
   * @return the correlation under which it is recorded
   */
  Id.Correlation correlation();

  /**
   * Allowed, done, recorded.
   *
   * @param value what was asked for
   * @param correlation the journey
   * @param <R> the result
   */
  record Released<R>(R value, Id.Correlation correlation) implements Outcome<R> {}

  /**
   * Not proven, malformed, or impossible as asked.
   *
   * @param problems why, as far as the caller may know
   * @param correlation the journey
   * @param <R> the result there is none of
   */
  record Refused<R>(List<Problem> problems, Id.Correlation correlation) implements Outcome<R> {
    public Refused {
      problems = List.copyOf(problems);
    }
  }

  /**
   * The access plane said no, or not yet.
   *
   * @param decision a {@link Decision.Deny} or {@link Decision.Needs}
   * @param correlation the journey
   * @param <R> the result there is none of
   */
  record Denied<R>(Decision decision, Id.Correlation correlation) implements Outcome<R> {}

  /**
   * A part of Ilk does not answer; nothing was released.
   *
   * @param problem which, as far as the caller may know
   * @param correlation the journey
   * @param <R> the result there is none of
   */
  record Unavailable<R>(Problem problem, Id.Correlation correlation) implements Outcome<R> {}
}
