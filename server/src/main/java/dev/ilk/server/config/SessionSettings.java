package dev.ilk.server.config;

import dev.ilk.issue.session.SessionOpening;
import dev.ilk.prove.human.session.Bonds;
import dev.ilk.prove.human.session.Sessions;
import dev.ilk.prove.proof.Circumstances.Change;
import java.time.Duration;
import java.util.Map;

/**
 * How long people's sessions last.
 *
 * @param idle how long one may be left alone; 2 minutes to {@code life}
 * @param life from sign-in to the absolute end; at most 24 hours
 * @param bonds what follows when what a session was opened with changes
 */
public record SessionSettings(Duration idle, Duration life, Map<Change, Bonds.Consequence> bonds) {
  /** Half an hour alone, half a day at all. */
  public static final SessionSettings DEFAULT =
      new SessionSettings(Sessions.DEFAULT_IDLE, SessionOpening.DEFAULT_LIFE, Bonds.USUAL);

  public SessionSettings {
    bonds = Map.copyOf(bonds);
  }
}
