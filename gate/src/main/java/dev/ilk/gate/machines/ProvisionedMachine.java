package dev.ilk.gate.machines;

import dev.ilk.actor.Machine;
import java.util.Optional;

/**
 * A workload or an agent as its provisioner sees it.
 *
 * @param machine the identity
 * @param entry what a declaration file would say of it in its section: a JSON object
 * @param externalId what the provisioner calls it
 * @param revision grows with every change
 */
public record ProvisionedMachine(
    Machine machine, String entry, Optional<String> externalId, long revision) {}
