package dev.ilk.server.config;

import dev.ilk.issue.session.SessionOpening;
import dev.ilk.prove.human.session.Sessions;
import java.time.Duration;

/**
 * How long people's sessions last.
 *
 * @param idle how long one may be left alone; 2 minutes to {@code life}
 * @param life from sign-in to the absolute end; at most 24 hours
 */
public record SessionSettings(Duration idle, Duration life) {
  /** Half an hour alone, half a day at all. */
  public static final SessionSettings DEFAULT =
      new SessionSettings(Sessions.DEFAULT_IDLE, SessionOpening.DEFAULT_LIFE);
}
