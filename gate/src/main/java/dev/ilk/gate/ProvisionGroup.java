package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.people.GroupRevision;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Make, change or remove a group of people, as a company's directory says (R10). The result's
 * members are not told.
 *
 * @param change what happened
 */
public record ProvisionGroup(Change change) implements Command<PeopleGroup> {

  /** What happened to the group. */
  public sealed interface Change {
    /**
     * There is a new one.
     *
     * @param name as it is shown
     * @param externalId the directory's own name of it
     * @param members who is in it
     */
    record Make(String name, Optional<String> externalId, Set<Id.Identity> members)
        implements Change {
      public Make {
        members = Set.copyOf(members);
      }
    }

    /**
     * It is different.
     *
     * @param id which
     * @param expected the revision that was looked at; empty to change whatever is there
     * @param revision what becomes different
     */
    record Revise(Id.Group id, OptionalLong expected, GroupRevision revision) implements Change {}

    /**
     * It is gone, and what it brought its members with it.
     *
     * @param id which
     * @param expected the revision that was looked at; empty to remove whatever is there
     */
    record Remove(Id.Group id, OptionalLong expected) implements Change {}
  }

  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.WORKLOAD);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return switch (change) {
      case Change.Make make -> Asked.action(action(), "Group", "new");
      case Change.Revise revise -> Asked.action(action(), "Group", revise.id().value());
      case Change.Remove remove -> Asked.action(action(), "Group", remove.id().value());
    };
  }
}
