package dev.ilk.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.RunningInstance;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListDeployments;
import dev.ilk.gate.ListDeployments.Listed;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Comparator;
import java.util.List;

/** Lists what is deployed and runs. */
public final class Listing implements Handler<ListDeployments, Listed> {
  private final DeploymentStore store;

  /**
   * Builds the handler.
   *
   * @param store where it is kept
   */
  public Listing(DeploymentStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<Listed>> act(Permit<ListDeployments> permit) throws PartUnavailable {
    ListDeployments asked = permit.command();
    try {
      List<Deployment> found = store.list(asked.workload(), asked.ended(), asked.limit());
      List<RunningInstance> instances =
          asked.workload().isPresent() ? instances(asked.workload().get(), asked) : List.of();
      return Result.ok(Handled.of(new Listed(found, instances), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is deployed cannot be read", e);
    }
  }

  private List<RunningInstance> instances(String workload, ListDeployments asked)
      throws StoreUnavailable {
    return store.of(workload).instances().values().stream()
        .sorted(Comparator.comparing(RunningInstance::uid))
        .limit(asked.limit())
        .toList();
  }
}
