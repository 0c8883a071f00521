package dev.ilk.gate.review;

import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.Team;
import java.util.Optional;

/**
 * Which identities a review covers. All that is given must hold.
 *
 * @param kind of which kind
 * @param environment of which environment; people are of none
 * @param owner whose: the team that owns the machine, or that the person is in
 * @param text what the name contains; empty for every name
 */
public record ReviewScope(
    Optional<Kind> kind, Optional<Environment> environment, Optional<Team> owner, String text) {

  /**
   * As people and the record read it.
   *
   * @return such as {@code kind=workload environment=prod}; {@code everything} if nothing is given
   */
  public String told() {
    StringBuilder told = new StringBuilder();
    kind.ifPresent(one -> told.append(" kind=").append(one.word()));
    environment.ifPresent(one -> told.append(" environment=").append(one.name()));
    owner.ifPresent(one -> told.append(" owner=").append(one.name()));
    if (!text.isEmpty()) {
      told.append(" name~").append(text);
    }
    return told.isEmpty() ? "everything" : told.substring(1);
  }
}
