package dev.ilk.registry.declare;

import java.time.Duration;
import java.time.Instant;

/** When a file says that an identity ends. */
public sealed interface Expiry {

  /**
   * The instant at which it ends.
   *
   * @param created when the identity was made
   * @return the first instant at which it no longer stands
   */
  default Instant from(Instant created) {
    return switch (this) {
      case At(Instant instant) -> instant;
      case After(Duration span) -> created.plus(span);
    };
  }

  /**
   * On a day or at an instant.
   *
   * @param instant the first at which it no longer stands
   */
  record At(Instant instant) implements Expiry {}

  /**
   * So long after it was made; counted from its creation or from when its need was last confirmed,
   * so that applying again moves nothing.
   *
   * @param span longer than nothing
   */
  record After(Duration span) implements Expiry {}
}
