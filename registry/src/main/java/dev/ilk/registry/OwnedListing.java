package dev.ilk.registry;

import dev.ilk.actor.Machine;
import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.ListOwned;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.kernel.Problem;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.stored.RegistryStore;
import java.util.List;
import java.util.stream.Stream;

/** Finds what a person answers for. */
public final class OwnedListing implements Handler<ListOwned, List<Machine>> {
  private final RegistryStore store;

  /**
   * Builds the handler.
   *
   * @param store the registry
   */
  public OwnedListing(RegistryStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<List<Machine>>> act(Permit<ListOwned> permit) throws PartUnavailable {
    ListOwned asked = permit.command();
    if (asked.limit() < 1 || asked.limit() > RegistryStore.MOST_OWNED) {
      return Result.failed(
          Problem.of(
                  Problem.Kind.INVALID,
                  "malformed_value",
                  "a list holds 1 to %d identities".formatted(RegistryStore.MOST_OWNED))
              .at("limit")
              .mend("ask for less at a time"));
    }
    try {
      List<Machine> owned =
          store.ownedBy(permit.proof().actor().name(), asked.limit()).stream()
              .flatMap(found ->
                  found.actor() instanceof Machine machine ? Stream.of(machine) : Stream.empty())
              .toList();
      return Result.ok(Handled.of(owned, asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }
}
