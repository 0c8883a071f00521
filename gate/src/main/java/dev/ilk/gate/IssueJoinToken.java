package dev.ilk.gate;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;

/**
 * Give out a token by which a SPIFFE agent joins as a workload, once.
 *
 * @param subject the workload's kind and name, or id
 * @param life how long the token is taken; {@link #SHORTEST} to {@link #LONGEST}
 * @param reason why, for the record; 1 to 500 characters
 */
public record IssueJoinToken(String subject, Duration life, String reason)
    implements Command<IssueJoinToken.Issued> {
  /** Long enough to carry it to the machine by hand. */
  public static final Duration LONGEST = Duration.ofHours(1);

  /** Long enough for a machine to start. */
  public static final Duration SHORTEST = Duration.ofMinutes(1);

  public IssueJoinToken {
    if (life.compareTo(SHORTEST) < 0 || life.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException("a join token lives from a minute to an hour");
    }
  }

  /**
   * A token. It is told once and kept nowhere.
   *
   * @param secret the token
   * @param workload as whom an agent joins by it
   * @param at the only environment where it is taken
   * @param expires from when on it is no longer taken
   */
  public record Issued(String secret, String workload, Environment at, Instant expires) {}

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Identity", subject, Map.of("reason", reason));
  }
}
