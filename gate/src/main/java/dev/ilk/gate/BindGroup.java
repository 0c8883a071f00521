package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.people.Grant;
import dev.ilk.gate.people.PeopleGroup;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Set;

/**
 * Choose what membership in a directory's group brings: by the group's id, so that another group of
 * the same name brings nothing.
 *
 * @param group which
 * @param grant what its members get from now on
 */
public record BindGroup(Id.Group group, Grant grant) implements Command<PeopleGroup> {
  @Override
  public Set<Kind> openTo() {
    return Set.of(Kind.HUMAN);
  }

  @Override
  public Reach reach() {
    return Reach.STATE;
  }

  @Override
  public Particulars asked() {
    return Asked.action(action(), "Group", group.value(), Map.of("grant", grant.text()));
  }
}
