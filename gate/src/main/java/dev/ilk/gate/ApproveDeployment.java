package dev.ilk.gate;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Environment;
import dev.ilk.actor.Kind;
import dev.ilk.kernel.Id;
import dev.ilk.record.Particulars;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Approve what is deployed. It counts for these images and this commit alone, as long as they are
 * deployed, and as the role or team under which it was given.
 *
 * @param at the environment in which it is deployed
 * @param workload the name of the workload
 * @param id which deployment
 * @param as a role of the person's, such as {@code sre}, or a team, such as {@code team:payments}
 */
public record ApproveDeployment(Environment at, String workload, Id.Deployment id, String as)
    implements Command<Deployment> {

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
    return Asked.action(action(), "Deployment", id.value(), Map.of("workload", workload, "as", as));
  }

  @Override
  public Optional<Environment> environment() {
    return Optional.of(at);
  }
}
