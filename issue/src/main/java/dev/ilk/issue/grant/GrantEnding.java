package dev.ilk.issue.grant;

import dev.ilk.gate.Done;
import dev.ilk.gate.EndGrant;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.issue.revocation.Revocations;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;

/** Takes back what a person granted to an app. */
public final class GrantEnding implements Handler<EndGrant, Done> {
  private final GrantStore grants;
  private final Revocations revocations;

  /**
   * Builds the handler.
   *
   * @param grants keeps what was granted
   * @param revocations what this node holds of what was taken back
   */
  public GrantEnding(GrantStore grants, Revocations revocations) {
    this.grants = grants;
    this.revocations = revocations;
  }

  @Override
  public Result<Handled<Done>> act(Permit<EndGrant> permit) throws PartUnavailable {
    EndGrant asked = permit.command();
    try {
      if (!grants.end(asked.id(), permit.proof().actor().id(), permit.arrival().at())) {
        return Result.failed(
            Problem.of(
                    Problem.Kind.NOT_FOUND,
                    "grant_unknown",
                    "no grant `%s` of yours holds".formatted(asked.id().value()))
                .mend("look at `ilk grant ls`"));
      }
      revocations.hurry();
      return Result.ok(Handled.of(Done.DONE, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("grants cannot be stored", e);
    }
  }
}
