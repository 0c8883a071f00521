package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.gate.people.Search;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Read groups of people: a directory its own, a person those of all directories.
 *
 * @param search which
 * @param members whether to tell who is in them
 */
public record ReadGroups(Search search, boolean members)
    implements Command<Search.Page<PeopleGroup>> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN, Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Groups", "all");
  }
}
