package dev.ilk.cli;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The server refused, and said why. */
final class RefusedException extends RuntimeException {
  private final transient List<String> lines;
  private final transient Optional<Duration> retryAfter;

  RefusedException(List<String> lines) {
    this(lines, Optional.empty());
  }

  RefusedException(List<String> lines, Optional<Duration> retryAfter) {
    super(String.join("; ", lines));
    this.lines = List.copyOf(lines);
    this.retryAfter = retryAfter;
  }

  List<String> lines() {
    return lines;
  }

  /** When the same may be asked again with a better answer, if the server said so. */
  Optional<Duration> retryAfter() {
    return retryAfter;
  }
}
