package dev.ilk.gate.estate;

import java.time.Instant;

/**
 * When a source that is read by itself is read next, and how the last times went.
 *
 * @param due when
 * @param failures how often in a row it could not be read
 * @param trouble why the last time, in a line for people; empty if it could be
 */
public record Turn(Instant due, int failures, String trouble) {
  /** Of a source that was never read by itself. */
  public static final Turn FIRST = new Turn(Instant.EPOCH, 0, "");
}
