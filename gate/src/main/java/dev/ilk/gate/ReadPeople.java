package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.people.Person;
import dev.ilk.gate.people.Search;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Read those people whom one provisions (RFC 7644, section 3.4); others are not seen.
 *
 * @param search which
 */
public record ReadPeople(Search search) implements Command<Search.Page<Person>> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.REPLY;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "People", "own");
  }
}
