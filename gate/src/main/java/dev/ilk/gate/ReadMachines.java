package dev.ilk.gate;

import dev.ilk.actor.Kind;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Read those workloads or agents which one provisions; others are not seen.
 *
 * @param kind which of both
 * @param id one of them; empty for all, of which there are at most {@link ProvisionMachine#MOST}
 */
public record ReadMachines(Kind kind, Optional<Id.Identity> id)
    implements Command<List<ProvisionedMachine>> {
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
    return Asked.action(action(), "Machines", id.map(Id.Identity::value).orElse("own"));
  }
}
