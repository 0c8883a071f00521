package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import dev.ilk.gate.request.IdentityRequest;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * See requests for identities.
 *
 * @param team a team's; empty for one's own
 * @param limit at most so many, 1 to 1000
 */
public record ListRequests(Optional<Team> team, int limit)
    implements Command<List<IdentityRequest>>, AboutRequests {

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public String action() {
    return team.isPresent() ? "ListRequests" : "ListOwnRequests";
  }

  @Override
  public Particulars asked() {
    return Asked.action(
        action(),
        "IdentityRequest",
        "all",
        team.map(of -> Map.of("team", of.name())).orElse(Map.of()));
  }
}
