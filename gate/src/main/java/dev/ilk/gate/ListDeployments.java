package dev.ilk.gate;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Kind;
import dev.ilk.actor.RunningInstance;
import dev.ilk.record.Particulars;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * List what Ilk was told is deployed and runs.
 *
 * @param workload only of this workload; empty for all
 * @param ended also those that are gone and not yet forgotten
 * @param limit at most so many, 1 to 1000
 */
public record ListDeployments(Optional<String> workload, boolean ended, int limit)
    implements Command<ListDeployments.Listed> {

  /**
   * What was told.
   *
   * @param deployments the latest first
   * @param instances of the asked workload; empty if all workloads were asked for
   */
  public record Listed(List<Deployment> deployments, List<RunningInstance> instances) {
    public Listed {
      deployments = List.copyOf(deployments);
      instances = List.copyOf(instances);
    }
  }

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
    return Asked.action(action(), "Registry", "all");
  }
}
