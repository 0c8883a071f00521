package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Set;

/**
 * An enforcement point asks how its access request stands.
 *
 * @param id which
 */
public record ReadApproval(Id.AccessRequest id) implements Command<ApprovalTask> {
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
    return Asked.action(action(), "AccessRequest", id.value());
  }
}
