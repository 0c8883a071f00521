package dev.ilk.gate;

import dev.ilk.actor.Team;
import java.util.Optional;

/**
 * What commands about requests for identities, and about what is under way with them, have in
 * common: policies are asked about a team.
 */
public sealed interface AboutRequests
    permits ChangeTemplate,
        ListTemplates,
        RequestIdentity,
        ListRequests,
        ReadRequest,
        ListHandOvers,
        ListRotations,
        WithdrawRequest {
  /**
   * Whose part of the registry it is about.
   *
   * @return empty for what is about no single team's
   */
  Optional<Team> team();
}
