package dev.ilk.agent.ilk;

/**
 * What Ilk said to a question about a process.
 *
 * @param <T> what it gave
 */
public sealed interface Answer<T> {

  /**
   * It gave what was asked for.
   *
   * @param value what
   * @param <T> its type
   */
  record Given<T>(T value) implements Answer<T> {}

  /**
   * The process has no identity, or not this right.
   *
   * @param reason for the agent's log; the process is not told
   * @param <T> the type of what was not given
   */
  record Refused<T>(String reason) implements Answer<T> {}

  /**
   * Ilk does not answer, or does not take the agent itself; this may pass.
   *
   * @param reason for the agent's log
   * @param <T> the type of what was not given
   */
  record Unavailable<T>(String reason) implements Answer<T> {}
}
