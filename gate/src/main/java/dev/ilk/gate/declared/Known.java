package dev.ilk.gate.declared;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Team;
import java.util.Set;

/**
 * What entries may refer to: what is registered, and what the same file declares.
 *
 * @param environments every environment
 * @param teams every team
 */
public record Known(Set<Environment> environments, Set<Team> teams) {
  public Known {
    environments = Set.copyOf(environments);
    teams = Set.copyOf(teams);
  }
}
