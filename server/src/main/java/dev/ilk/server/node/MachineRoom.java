package dev.ilk.server.node;

import dev.ilk.gate.Handlers;
import dev.ilk.gate.ProvisionMachine;
import dev.ilk.gate.ReadMachines;
import dev.ilk.kernel.Ids;
import dev.ilk.registry.check.ClientCheck;
import dev.ilk.registry.check.PolicyCheck;
import dev.ilk.registry.check.TrustCheck;
import dev.ilk.registry.directory.Directory;
import dev.ilk.registry.machines.Ending;
import dev.ilk.registry.machines.MachineProvisioning;
import dev.ilk.registry.machines.MachineReading;
import dev.ilk.store.Stores;

/** The workloads and agents that other systems provision to one node. */
record MachineRoom(
    Stores stores,
    Directory directory,
    Ids ids,
    TrustCheck trust,
    ClientCheck clients,
    PolicyCheck policies) {

  Handlers.Builder in(Handlers.Builder builder, Ending ending, PeopleRooms.Seen seen) {
    return builder
        .on(ReadMachines.class, new MachineReading(stores.registry()))
        .on(
            ProvisionMachine.class,
            seen.seen(
                new MachineProvisioning(
                    stores.registry(), directory, ids, trust, clients, policies, ending)));
  }
}
