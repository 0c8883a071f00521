package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.lifecycle.Expiring;
import dev.ilk.record.Particulars;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * See which machine identities end before long, those that end first in front.
 *
 * @param team only those of this team; empty for all
 * @param within so long from now at most; at most 366 days
 * @param limit at most so many, 1 to 1000
 */
public record ListExpiring(Optional<Team> team, Duration within, int limit)
    implements Command<List<Expiring>> {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "Registry",
        team.map(Team::name).orElse("all"),
        Map.of("within", within.toString()));
  }
}
