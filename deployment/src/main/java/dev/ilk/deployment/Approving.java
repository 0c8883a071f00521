package dev.ilk.deployment;

import dev.ilk.actor.Deployment;
import dev.ilk.actor.Human;
import dev.ilk.gate.ApproveDeployment;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.Optional;

/** Takes people's approvals of what is deployed: one of each person, as what they are now. */
public final class Approving implements Handler<ApproveDeployment, Deployment> {
  private static final String TEAM = "team:";

  private final DeploymentStore store;

  /**
   * Builds the handler.
   *
   * @param store where deployments are kept
   */
  public Approving(DeploymentStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<Deployment>> act(Permit<ApproveDeployment> permit) throws PartUnavailable {
    ApproveDeployment asked = permit.command();
    if (!(permit.proof().actor() instanceof Human human) || !isOf(human, asked.as())) {
      return refused("the person is no `%s`".formatted(asked.as()));
    }
    try {
      Optional<Deployment> approved =
          store.approve(
              asked.workload(), asked.id(), new Deployment.Approval(asked.as(), human.id()));
      return approved
          .map(one -> Result.ok(Handled.of(one, asked.asked())))
          .orElseGet(() ->
              refused("there is no such deployment, or this person told of it or approved it"));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("what is deployed cannot be written", e);
    }
  }

  private static boolean isOf(Human human, String as) {
    return as.startsWith(TEAM)
        ? human.teams().stream().anyMatch(team -> (TEAM + team.name()).equals(as))
        : human.roles().stream().anyMatch(role -> role.name().equals(as));
  }

  private static <T> Result<T> refused(String message) {
    return Result.failed(
        Problem.of(Problem.Kind.CONFLICT, "approval_refused", message)
            .mend(
                "see `ilk deployments list`, and approve with `--as` a role or team of one's own"));
  }
}
