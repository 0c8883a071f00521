package dev.ilk.registry;

import dev.ilk.actor.Delegation;
import dev.ilk.actor.Human;
import dev.ilk.actor.Role;
import dev.ilk.gate.Done;
import dev.ilk.gate.EndDelegation;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.prove.proof.Proof;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.stored.DelegationStore;
import java.util.Optional;

/** Takes a delegation back: for the person who gave it, or an operator. */
public final class DelegationEnding implements Handler<EndDelegation, Done> {
  private final DelegationStore store;
  private final Directory directory;

  /**
   * Builds the handler.
   *
   * @param store where delegations are kept
   * @param directory what this node holds of them
   */
  public DelegationEnding(DelegationStore store, Directory directory) {
    this.store = store;
    this.directory = directory;
  }

  @Override
  public Result<Handled<Done>> act(Permit<EndDelegation> permit) throws PartUnavailable {
    if (!(permit.proof() instanceof Proof.OfHuman proof)) {
      throw new IllegalStateException("only a person takes back what a person lent");
    }
    try {
      return end(permit.command().id(), proof.actor())
          .then(done -> Result.ok(Handled.of(done, permit.command().asked())));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the delegation cannot be ended", e);
    }
  }

  Result<Done> end(Id.Delegation id, Human asking) throws StoreUnavailable {
    Optional<Delegation> delegation = store.find(id);
    boolean own = delegation.filter(d -> d.grantor().equals(asking.id())).isPresent();
    if (delegation.isEmpty() || (!own && !asking.roles().contains(Role.OPERATOR))) {
      // One answer for both: whether another's delegation exists is not the asker's business.
      return Result.failed(
          Problem.of(
                  Problem.Kind.NOT_FOUND,
                  "delegation_unknown",
                  "there is no delegation `%s` of yours".formatted(id.value()))
              .mend("only the person who gave it, or an operator, may end a delegation"));
    }
    // Ending what has ended is no mistake: the asker's wish is fulfilled.
    store.end(id);
    directory.wrote(id);
    return Result.ok(Done.DONE);
  }
}
