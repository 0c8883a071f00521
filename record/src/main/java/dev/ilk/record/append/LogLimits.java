package dev.ilk.record.append;

import java.time.Duration;

/**
 * How much the writer takes on.
 *
 * @param waitingEvents how many events may wait; one more is refused at once
 * @param waitingBytes how many bytes these may have together
 * @param batchEvents how many events one transaction takes
 * @param batchBytes how many bytes one transaction takes, but at least one event
 * @param spacing how much time passes at least from the beginning of one batch to that of the next
 *     while several callers wait at once: a commit costs about the same for many events as for two.
 *     Who comes alone never waits for others
 * @param patience how long a caller waits to learn that its event is durable
 * @param checkpoints how much time passes at most between the growth of the log and a signed
 *     checkpoint over it
 */
public record LogLimits(
    int waitingEvents,
    long waitingBytes,
    int batchEvents,
    long batchBytes,
    Duration spacing,
    Duration patience,
    Duration checkpoints) {
  /** For a server. */
  public static final LogLimits DEFAULT =
      new LogLimits(
          8_192,
          64 << 20,
          1_024,
          4 << 20,
          Duration.ofMillis(3),
          Duration.ofSeconds(10),
          Duration.ofSeconds(1));

  public LogLimits {
    if (waitingEvents < 1 || waitingBytes < 1 || batchEvents < 1 || batchBytes < 1) {
      throw new IllegalArgumentException("the writer must be allowed to hold something");
    }
    if (spacing.isNegative()) {
      throw new IllegalArgumentException("batches cannot begin before the one before them");
    }
    if (!patience.isPositive() || !checkpoints.isPositive()) {
      throw new IllegalArgumentException("patience and checkpoint interval are positive");
    }
  }
}
