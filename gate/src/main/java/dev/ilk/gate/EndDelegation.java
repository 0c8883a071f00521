package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * Take back a delegation; tokens issued under it stop holding with it.
 *
 * @param id which
 */
public record EndDelegation(Id.Delegation id) implements Command<Done> {
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
    return Asked.taking("delegation", id.value());
  }
}
