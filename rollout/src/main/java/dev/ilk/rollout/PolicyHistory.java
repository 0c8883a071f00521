package dev.ilk.rollout;

import dev.ilk.actor.Actor;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListPolicyVersions;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Id;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tells what was put in force, by whom, when and why. */
public final class PolicyHistory
    implements Handler<ListPolicyVersions, List<ListPolicyVersions.Version>> {
  private final PolicyStore store;
  private final Registered registered;

  /** Finds who an id is. */
  public interface Registered {
    /**
     * An identity, whatever its status.
     *
     * @param id which
     * @return empty if there is none
     * @throws StoreUnavailable if the store does not answer
     */
    Optional<Actor> identity(Id.Identity id) throws StoreUnavailable;
  }

  /**
   * Builds the handler.
   *
   * @param store every version
   * @param registered finds who put one in force
   */
  public PolicyHistory(PolicyStore store, Registered registered) {
    this.store = store;
    this.registered = registered;
  }

  @Override
  public Result<Handled<List<ListPolicyVersions.Version>>> act(Permit<ListPolicyVersions> permit)
      throws PartUnavailable {
    ListPolicyVersions asked = permit.command();
    try {
      List<ListPolicyVersions.Version> told = new ArrayList<>();
      for (PolicyStore.Entry entry : store.history(asked.before(), asked.limit())) {
        told.add(named(entry));
      }
      return Result.ok(Handled.of(told, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the versions cannot be read", e);
    }
  }

  private ListPolicyVersions.Version named(PolicyStore.Entry entry) throws StoreUnavailable {
    return entry.as(registered.identity(entry.by()).map(Actor::subject).orElse(entry.by().value()));
  }
}
