package dev.ilk.server.node;

import dev.ilk.actor.Team;
import dev.ilk.estate.Assigning;
import dev.ilk.gate.estate.Assignee;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.directory.Directory;
import java.time.Instant;

/** Who there is to mend findings: declared teams and people who stand. */
record KnownAssignees(Directory directory) implements Assigning.Assignees {
  @Override
  public boolean isKnown(Assignee assignee, Instant now) throws StoreUnavailable {
    return switch (assignee) {
      case Assignee.OfTeam(Team team) -> directory.declarations().teams().contains(team);
      case Assignee.OfPerson _ ->
          directory.subject(assignee.told()).filter(actor -> actor.standsAt(now)).isPresent();
    };
  }
}
