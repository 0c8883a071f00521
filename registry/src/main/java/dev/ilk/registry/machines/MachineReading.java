package dev.ilk.registry.machines;

import dev.ilk.gate.Handled;
import dev.ilk.gate.Handler;
import dev.ilk.gate.PartUnavailable;
import dev.ilk.gate.Permit;
import dev.ilk.gate.ReadMachines;
import dev.ilk.gate.machines.ProvisionedMachine;
import dev.ilk.kernel.Result;
import dev.ilk.kernel.StoreUnavailable;
import dev.ilk.registry.export.Document;
import dev.ilk.registry.stored.Catalogue;
import dev.ilk.registry.stored.RegistryStore;
import java.util.List;

/** Reads the workloads or agents of the provisioner that asks. */
public final class MachineReading implements Handler<ReadMachines, List<ProvisionedMachine>> {
  private final RegistryStore store;

  /**
   * Builds the handler.
   *
   * @param store the registry
   */
  public MachineReading(RegistryStore store) {
    this.store = store;
  }

  @Override
  public Result<Handled<List<ProvisionedMachine>>> act(Permit<ReadMachines> permit)
      throws PartUnavailable {
    ReadMachines asked = permit.command();
    Provisioner from = Provisioner.of(permit.proof());
    try {
      Catalogue catalogue = store.catalogue();
      List<Provisioner.Own> own =
          asked.id().isPresent()
              ? from.own(catalogue, store, asked.kind(), asked.id().get()).stream().toList()
              : from.own(catalogue, store, asked.kind());
      Document document = new Document(from.set(), false, catalogue);
      return Result.ok(
          Handled.of(
              own.stream().map(one -> Provisioner.shown(one, document)).toList(), asked.asked()));
    } catch (StoreUnavailable e) {
      throw new PartUnavailable("the registry cannot be read", e);
    }
  }
}
