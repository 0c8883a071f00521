package dev.ilk.gate.machines;

import java.util.Optional;

/**
 * What a provisioner says of a workload or an agent.
 *
 * @param entry what a declaration file says of one in its section: a JSON object
 * @param externalId what the provisioner calls it
 * @param active whether it shall be able to prove itself
 */
public record MachineFacts(String entry, Optional<String> externalId, boolean active) {}
